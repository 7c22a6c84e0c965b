// Alarms whose text says what people notice, so that whoever is woken knows what it means before opening anything.
import { Duration } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'
import type { Stage } from '../../stage.ts'

export interface AlarmProps {
  readonly stage: Stage
  /** What it is about, without the stage: the name of its section in the runbook. */
  readonly name: string
  /** The alarm's text: what people notice. */
  readonly whatPeopleNotice: string
  readonly metric: Metric
  readonly topic: ITopic
  /** It rings from this value on, or below it with `rings: 'below'`. */
  readonly limit: number
  readonly rings?: 'below'
  /** How many periods in a row. */
  readonly periods?: number
  /** Whether silence is bad news: true for something that must happen all the time. */
  readonly silenceIsBad?: boolean
}

export const fiveMinutes = Duration.minutes(5)

/** An alarm that tells the topic both when it begins and when it is over. */
export const alarmOn = (scope: Construct, props: AlarmProps): Alarm => {
  const alarm = new Alarm(scope, `${props.name}-alarm`, {
    alarmName: `overstap-${props.stage.name}-${props.name}`,
    alarmDescription: `${props.whatPeopleNotice} (docs/runbook.md: ${props.name})`,
    metric: props.metric,
    threshold: props.limit,
    evaluationPeriods: props.periods ?? 1,
    comparisonOperator:
      props.rings === 'below' ? ComparisonOperator.LESS_THAN_THRESHOLD : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: props.silenceIsBad ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  })
  alarm.addAlarmAction(new SnsAction(props.topic))
  alarm.addOkAction(new SnsAction(props.topic))
  return alarm
}
