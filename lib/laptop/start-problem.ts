// A reason why the laptop cannot start that its owner can do something about, said in one Dutch sentence.

export class StartProblem extends Error {
  constructor(sentence: string, cause?: unknown) {
    super(sentence, { cause })
    this.name = 'StartProblem'
  }
}
