import {
  type AccountControlName,
  accountControls,
  type TokenStateName,
  tokenStates,
} from './state/account-controls.ts';
import type { ControlName } from './state/controls.ts';
import type { Trouble } from './state/trouble.ts';
import { replaceById, type World } from './world.ts';

/** What the page may do to the emulated Meta, beyond what the API can. */
export type WorldControl =
  | { readonly kind: 'number'; readonly id: string; readonly control: ControlName }
  | { readonly kind: 'account'; readonly id: string; readonly control: AccountControlName }
  | { readonly kind: 'token'; readonly state: TokenStateName }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/** Carries out a control; false when it names something that is not there. */
export function controlWorld(world: World, control: WorldControl): boolean {
  switch (control.kind) {
    case 'number': {
      const number = world.findNumber(control.id);
      if (number === undefined) return false;
      world.act(number, { kind: 'control', control: control.control });
      return true;
    }
    case 'account': {
      const waba = world.findWaba(control.id);
      if (waba === undefined) return false;
      const changed = accountControls[control.control].apply(waba, world.read().app.id);
      world.change((state) => ({ ...state, wabas: replaceById(state.wabas, changed) }));
      return true;
    }
    case 'token': {
      const { apply } = tokenStates[control.state];
      const now = world.clock();
      world.change((state) => ({ ...state, tokens: state.tokens.map((token) => apply(token, now)) }));
      return true;
    }
    case 'trouble':
      world.change((state) => ({ ...state, trouble: control.trouble }));
      return true;
  }
}
