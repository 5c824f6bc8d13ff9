// Answers for: each person in turn rating alone on one machine, with a covering page between them.
import { Button, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import {
  participantsLimits,
  ratingsIn,
  type Assessment,
  type Ratings,
} from '#domain/assessment.ts';
import type { AssessmentInstrument, ItemOfKind } from '#domain/instrument.ts';
import { hasConflict, headIds, type Register } from '#domain/revision.ts';
import { isEveryoneFinished } from '#domain/spread.ts';
import { useFormat } from '#i18n/format.ts';
import { useCommands } from '#storage/provider.tsx';
import { useChoice } from '#ui/choice.ts';
import { DraftField } from '#ui/draft-field.tsx';
import { withDimension, withEveryones, withMode } from './address.ts';
import { ConflictChoice } from './conflict-choice.tsx';
import { DimensionIndex } from './dimension-index.tsx';
import { DimensionHead, dimensionHeadingId } from './dimension.tsx';
import styles from './key.module.css';
import { Ladder, stepId } from './ladder.tsx';
import { OneAtATime } from './one-at-a-time.tsx';
import own from './own-ratings.module.css';
import type { Target } from './save.ts';
import { useRaterName, type Rater } from './spread.tsx';

interface OwnRatingsProps {
  target: Target;
  /** The record's id. */
  id: string;
  assessment: Assessment | null;
  instrument: AssessmentInstrument;
  items: readonly ItemOfKind<'level'>[];
  /** The dimension that the address names. */
  chosen: ItemOfKind<'level'> | undefined;
  /** The step at the meeting before, by item. */
  previousStep: (item: ItemOfKind<'level'>) => number | undefined;
}

type RatingsRegister = Register<Ratings | null>;

/**
 * Who holds the tablet stands in no address: going back in the browser, or opening it anew, shows the covering
 * page and never a person's steps.
 */
export function OwnRatings(props: OwnRatingsProps) {
  const { target, assessment, items } = props;
  const commands = useCommands();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [turn, setTurn] = useState<{ rater: string } | undefined>(undefined);
  const [thanked, setThanked] = useState<string | undefined>(undefined);
  const raters = ratingsIn(assessment);
  const [first] = items;
  const rater = raters.find(({ id }) => id === turn?.rater);

  const goTo = (item: string | undefined) =>
    void navigate(item === undefined ? withMode(search, 'own') : withDimension(search, item), {
      replace: true,
    });
  const begin = (id: string, at: string | undefined) => {
    setThanked(undefined);
    setTurn({ rater: id });
    goTo(at);
  };
  const add = async (name: string) => {
    const id = commands.newId();
    const { ok } = await commands.setRatings(
      target,
      id,
      () => ({ name, isFinished: false, ratings: {} }),
      [],
    );
    if (!ok) return;
    void commands.askToPersist();
    begin(id, first?.key);
  };
  const handOver = (finished: string | undefined) => {
    setTurn(undefined);
    setThanked(finished);
    goTo(undefined);
  };

  if (turn !== undefined && rater === undefined) return null;
  return rater === undefined ? (
    <Cover
      {...props}
      raters={raters}
      thanked={thanked}
      onAdd={add}
      onGoOn={({ id, value }) =>
        begin(id, (items.find(({ key }) => value.ratings[key] === undefined) ?? first)?.key)
      }
    />
  ) : (
    <Turn key={rater.id} {...props} raters={raters} rater={rater} onHandOver={handOver} />
  );
}

interface CoverProps extends OwnRatingsProps {
  raters: readonly Rater[];
  /** Who has just finished. */
  thanked: string | undefined;
  onAdd: (name: string) => Promise<void>;
  onGoOn: (rater: Rater) => void;
}

/** Nothing on it tells what anyone has chosen. */
function Cover({ target, id, assessment, items, raters, thanked, onAdd, onGoOn }: CoverProps) {
  const { t } = useTranslation('key');
  const commands = useCommands();
  const nameOf = useRaterName();
  const [search] = useSearchParams();
  const [name, setName] = useState('');
  const [leaving, setLeaving] = useState<string | undefined>(undefined);
  const heading = useRef<HTMLHeadingElement>(null);
  const listId = useId();
  useEffect(() => heading.current?.focus(), []);

  const all = raters.map(({ value }) => value);
  const finishedOne = raters.find((rater) => rater.id === thanked);
  const unfinished = all.filter(({ isFinished }) => !isFinished).length;
  const begin = (event: FormEvent) => {
    event.preventDefault();
    void onAdd(name.trim());
  };
  return (
    <div className={own.cover}>
      <div className={own.block}>
        <Heading level={2} data-size="lg" ref={heading} tabIndex={-1} className={own.heading}>
          {finishedOne
            ? t('own.thanks', { name: nameOf(raters, finishedOne) })
            : t(raters.length === 0 ? 'own.first' : 'own.next')}
        </Heading>
        <Paragraph>{t('own.secret')}</Paragraph>
        <form className={own.begin} onSubmit={begin}>
          <Textfield
            className={own.name}
            label={t('own.name')}
            description={t('own.nameHint', { number: raters.length + 1 })}
            value={name}
            maxLength={participantsLimits.length}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit">{t('own.begin')}</Button>
        </form>
      </div>

      {raters.length > 0 && (
        <div className={own.block}>
          <Heading level={2} data-size="xs" id={listId}>
            {t('own.begun')}
          </Heading>
          <ul className={own.raters} aria-labelledby={listId}>
            {raters.map((rater) => {
              const called = nameOf(raters, rater);
              const register = registerOf(assessment, rater.id);
              const count = Object.keys(rater.value.ratings).length;
              const remove = () => {
                void commands.setRatings(target, rater.id, null, headIds(register));
                heading.current?.focus();
              };
              return (
                <li key={rater.id} className={own.rater}>
                  <span className={own.raterName}>{called}</span>
                  <span className={styles.quiet}>
                    {t(rater.value.isFinished ? 'own.finished' : 'own.unfinished', {
                      count,
                      total: items.length,
                    })}
                  </span>
                  {hasConflict(register) && register !== undefined ? (
                    <div className={own.versions}>
                      <ConflictChoice
                        register={register}
                        onKeep={(value) =>
                          void commands.resolveConflict(
                            id,
                            `ratings:${rater.id}`,
                            value,
                            headIds(register),
                          )
                        }
                      >
                        {(value) => (
                          <p>
                            {t('own.rated', {
                              count: Object.keys(value?.ratings ?? {}).length,
                              total: items.length,
                            })}
                          </p>
                        )}
                      </ConflictChoice>
                    </div>
                  ) : leaving === rater.id ? (
                    <span className={own.raterMoves}>
                      <Button
                        data-size="sm"
                        variant="secondary"
                        data-color="danger"
                        onClick={remove}
                      >
                        {t('own.reallyRemove', { name: called })}
                      </Button>
                      <Button
                        data-size="sm"
                        variant="tertiary"
                        onClick={() => setLeaving(undefined)}
                      >
                        {t('own.keep')}
                      </Button>
                    </span>
                  ) : (
                    <span className={own.raterMoves}>
                      {!rater.value.isFinished && (
                        <Button
                          data-size="sm"
                          variant="secondary"
                          aria-label={t('own.goOnAs', { name: called })}
                          onClick={() => onGoOn(rater)}
                        >
                          {t('own.goOn')}
                        </Button>
                      )}
                      <Button
                        data-size="sm"
                        variant="tertiary"
                        data-color="danger"
                        aria-label={t('own.removeOf', { name: called })}
                        onClick={() => setLeaving(rater.id)}
                      >
                        {t('own.remove')}
                      </Button>
                    </span>
                  )}
                </li>
              );
            })}
          </ul>
          <div className={own.together}>
            {isEveryoneFinished(all) ? (
              <Button asChild variant={finishedOne ? 'secondary' : 'primary'}>
                <Link to={withMode(search, 'meeting')}>{t('own.together')}</Link>
              </Button>
            ) : (
              <>
                <Paragraph>{t('own.notAll', { count: unfinished })}</Paragraph>
                <Button asChild variant="secondary">
                  <Link to={showingAll(search)}>{t('own.showAll')}</Link>
                </Button>
              </>
            )}
          </div>
        </div>
      )}
    </div>
  );
}

function showingAll(search: URLSearchParams): { search: string } {
  return withEveryones(new URLSearchParams(withMode(search, 'meeting').search));
}

function registerOf(assessment: Assessment | null, rater: string): RatingsRegister | undefined {
  return assessment?.fields[`ratings:${rater}`];
}

interface TurnProps extends OwnRatingsProps {
  raters: readonly Rater[];
  rater: Rater;
  /** With the person's id when the person has finished. */
  onHandOver: (finished: string | undefined) => void;
}

type Change = (stored: Ratings) => Ratings;

/** One person's own steps, one dimension at a time. */
function Turn(props: TurnProps) {
  const { target, assessment, instrument, items, chosen, raters, rater, onHandOver } = props;
  const { t } = useTranslation('key');
  const commands = useCommands();
  const nameOf = useRaterName();
  const item = chosen ?? items[0];
  const seen = headIds(registerOf(assessment, rater.id));
  const save = async (change: Change, seenThen: readonly string[]) =>
    (await commands.setRatings(target, rater.id, change, seenThen)).ok;
  if (item === undefined) return null;

  const { ratings } = rater.value;
  const count = items.filter(({ key }) => ratings[key] !== undefined).length;
  const rate = (step: number | undefined, seenThen: readonly string[]) =>
    save((stored) => ({ ...stored, ratings: withStep(stored.ratings, item.key, step) }), seenThen);
  const finish = async () => {
    if (await save((stored) => ({ ...stored, isFinished: true }), seen)) onHandOver(rater.id);
  };
  return (
    <>
      <div className={own.turn}>
        <p className={own.whose}>{t('own.whose', { name: nameOf(raters, rater) })}</p>
        <Button variant="tertiary" data-size="sm" onClick={() => onHandOver(undefined)}>
          {t('own.pause')}
        </Button>
      </div>
      <OneAtATime
        items={items}
        item={item}
        step={ratings[item.key]?.level}
        onChooseStep={(step) => {
          void rate(step, seen);
          document.getElementById(stepId(item.key, step))?.focus();
        }}
        // Out of one's own rating one comes to the covering page, where nothing can be read.
        onLeave={() => onHandOver(undefined)}
        index={
          <DimensionIndex
            instrument={instrument}
            current={item.key}
            entries={items.map((one) => ({
              item: one,
              mark: ratings[one.key]?.level,
              hasConflict: false,
            }))}
          />
        }
        end={
          <div className={own.end}>
            <Paragraph>
              {t(count === items.length ? 'own.allRated' : 'own.someBlank', {
                count,
                total: items.length,
              })}
            </Paragraph>
            <Button onClick={() => void finish()}>{t('own.finish')}</Button>
          </div>
        }
      >
        <OwnDimension
          key={item.key}
          instrument={instrument}
          item={item}
          rating={ratings[item.key]}
          previous={props.previousStep(item)}
          seen={seen}
          onRate={rate}
          onReason={(reason, seenThen) =>
            save((stored) => {
              const rating = stored.ratings[item.key];
              return rating === undefined
                ? stored
                : { ...stored, ratings: { ...stored.ratings, [item.key]: { ...rating, reason } } };
            }, seenThen)
          }
        />
      </OneAtATime>
    </>
  );
}

function withStep(ratings: Ratings['ratings'], item: string, step: number | undefined) {
  const { [item]: before, ...others } = ratings;
  return step === undefined
    ? others
    : { ...others, [item]: { reason: before?.reason ?? '', level: step } };
}

interface OwnDimensionProps {
  instrument: AssessmentInstrument;
  item: ItemOfKind<'level'>;
  rating: Ratings['ratings'][string] | undefined;
  previous: number | undefined;
  seen: readonly string[];
  onRate: (step: number | undefined, seen: readonly string[]) => Promise<boolean>;
  onReason: (reason: string, seen: readonly string[]) => Promise<boolean>;
}

function OwnDimension(props: OwnDimensionProps) {
  const { instrument, item, rating, previous, seen, onRate, onReason } = props;
  const { t } = useTranslation('key');
  const format = useFormat();
  const name = format.text(item.name ?? item.text);
  const step = useChoice(rating?.level, seen, onRate);
  return (
    <div
      className={styles.dimension}
      data-alone="true"
      role="group"
      aria-labelledby={dimensionHeadingId(item.key)}
    >
      <DimensionHead item={item} isAlone instruction={t('own.instruction')} />
      <Ladder
        instrument={instrument}
        item={item}
        name={name}
        mark={step.value}
        previous={previous}
        isReadOnly={false}
        // A person without an opinion leaves it blank.
        hasSpecialAnswers={false}
        onChoose={(response) => {
          if (response.kind === 'level') step.choose(response.level);
        }}
      />
      {step.value !== undefined && (
        <div className={own.reason}>
          <DraftField
            label={t('own.reason')}
            multiline
            rows={2}
            value={rating?.reason ?? ''}
            seen={seen}
            onSave={onReason}
          />
          <Button
            variant="tertiary"
            data-size="sm"
            className={styles.clear}
            onClick={() => {
              step.choose(undefined);
              document.getElementById(stepId(item.key, 0))?.focus();
            }}
          >
            {t('own.clear')}
          </Button>
        </div>
      )}
    </div>
  );
}
