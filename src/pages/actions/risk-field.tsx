// Answers for: how likely it is that an action comes to nothing, and how much that would matter.
import { Button, Card, Details, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { riskScale, type ActionProfile } from '#domain/action.ts';
import { riskWords } from '#reports/action-plan.ts';
import { ChipChoice } from './chip-choice.tsx';
import type { SaveAction } from './saving.ts';
import styles from './actions.module.css';

type Risk = NonNullable<ActionProfile['risk']>;

interface RiskFieldProps {
  risk: Risk | null;
  seen: readonly string[];
  save: SaveAction;
}

const steps = ['1', '2', '3', '4'] as const;

export function RiskField({ risk, seen, save }: RiskFieldProps) {
  const { t } = useTranslation('actions');
  // One half says nothing yet: it waits here for the other.
  const [half, setHalf] = useState<Partial<Risk>>({});
  const shown: Partial<Risk> = risk ?? half;

  async function choose(change: Partial<Risk>, seenThen: readonly string[]): Promise<boolean> {
    const { likelihood, consequence } = { ...shown, ...change };
    setHalf({ ...shown, ...change });
    if (likelihood === undefined || consequence === undefined) return true;
    return save({ risk: { likelihood, consequence } }, seenThen, { risk });
  }

  const told = risk === null ? undefined : riskWords({ risk }, { t });
  return (
    <Card className={styles.fold}>
      <Details>
        <Details.Summary>
          {told === undefined ? t('risk.title') : `${t('fields.risk')}: ${told}`}
        </Details.Summary>
        <Details.Content>
          <div className={styles.risk}>
            <Paragraph className={styles.quiet}>{t('risk.lead')}</Paragraph>
            <ChipChoice
              label={t('risk.likelihood')}
              value={stepOf(shown.likelihood)}
              seen={seen}
              options={steps.map((step) => ({ value: step, label: t(`risk.likelihoods.${step}`) }))}
              onSave={(step, seenThen) => choose({ likelihood: Number(step) }, seenThen)}
            />
            <ChipChoice
              label={t('risk.consequence')}
              value={stepOf(shown.consequence)}
              seen={seen}
              options={steps.map((step) => ({
                value: step,
                label: t(`risk.consequences.${step}`),
              }))}
              onSave={(step, seenThen) => choose({ consequence: Number(step) }, seenThen)}
            />
            {risk === null ? (
              <Paragraph role="status" data-size="sm" className={styles.quiet}>
                {Object.keys(half).length > 0 && t('risk.half')}
              </Paragraph>
            ) : (
              <div className={styles.riskTold}>
                <RiskPicture risk={risk} />
                <div>
                  <Paragraph>{told}</Paragraph>
                  <Button
                    variant="tertiary"
                    data-size="sm"
                    onClick={() => {
                      setHalf({});
                      void save({ risk: null }, seen);
                    }}
                  >
                    {t('risk.remove')}
                  </Button>
                </div>
              </div>
            )}
          </div>
        </Details.Content>
      </Details>
    </Card>
  );
}

function stepOf(value: number | undefined): (typeof steps)[number] | undefined {
  return steps.find((step) => Number(step) === value);
}

const cell = 18;

/** Decoration beside its words: likelihood upwards, consequence to the right. */
function RiskPicture({ risk }: { risk: Risk }) {
  const { t } = useTranslation('actions');
  const side = cell * riskScale;
  const places = Array.from({ length: riskScale * riskScale }, (_, index) => ({
    likelihood: Math.floor(index / riskScale) + 1,
    consequence: (index % riskScale) + 1,
  }));
  const at = ({ likelihood, consequence }: Risk) => ({
    x: (consequence - 1) * cell,
    y: (riskScale - likelihood) * cell,
  });
  const mark = at(risk);
  return (
    <div className={styles.riskFigure} aria-hidden="true">
      <span className={styles.riskUp}>{t('risk.axes.likelihood')}</span>
      <svg
        className={styles.riskPicture}
        viewBox={`-1 -1 ${side + 2} ${side + 2}`}
        focusable="false"
      >
        {places.map((place) => {
          const { x, y } = at(place);
          const weight = Math.ceil((place.likelihood * place.consequence) / riskScale);
          return (
            <rect key={`${x} ${y}`} x={x} y={y} width={cell} height={cell} data-weight={weight} />
          );
        })}
        <circle cx={mark.x + cell / 2} cy={mark.y + cell / 2} r={cell / 4} />
      </svg>
      <span className={styles.riskAlong}>{t('risk.axes.consequence')}</span>
    </div>
  );
}
