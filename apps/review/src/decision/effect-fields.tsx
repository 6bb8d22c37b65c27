import { words } from '../words/index.js';

const EFFECT_FIELDS = ['operation', 'currency', 'amount_min', 'amount_max'] as const;

/** What one side effect did, and for how much; an empty field is not asked for. */
export type EffectWish = { readonly [Name in (typeof EFFECT_FIELDS)[number]]: string };

/** A decimal comma, or signs between thousands, would be read in two ways: they are refused, and not guessed at. */
const AMOUNT = '-?[0-9]+(\\.[0-9]+)?';

/** Fields of a form that looks for decisions by a side effect and its amount. */
export function EffectFields({ given }: { given: EffectWish }) {
  const { find: say } = words.value;
  return (
    <>
      <label>
        {say.operation}{' '}
        <input name="operation" type="search" maxLength={512} defaultValue={given.operation} />
      </label>
      <label>
        {say.currency}{' '}
        <input
          name="currency"
          type="text"
          size={4}
          maxLength={3}
          pattern="[A-Za-z]{3}"
          title={say.currencyForm}
          autoComplete="off"
          defaultValue={given.currency}
        />
      </label>
      {(['amount_min', 'amount_max'] as const).map((name) => (
        <label key={name}>
          {say[name]}{' '}
          <input
            name={name}
            type="text"
            size={10}
            inputMode="decimal"
            maxLength={40}
            pattern={AMOUNT}
            title={say.amountForm}
            autoComplete="off"
            defaultValue={given[name]}
          />
        </label>
      ))}
    </>
  );
}
