import { readRoutes, switchModel as contract, type ListedModel } from '@hyrox/contracts';
import { Answers } from '@hyrox/messaging';
import { Controller, Inject } from '@nestjs/common';
import type { z } from 'zod';
import { priceAt } from '../models/model-catalog.ts';
import { SWITCHING } from '../worker-token.ts';
import { liveChain } from './choose-route.ts';
import type { LiveRoutes } from './live-routes.ts';
import { readSwitches } from './route-store.ts';
import { switchModel, type SwitchDeps } from './switch-model.ts';

/** What operators ask about models, and the one way to change which answer. */
@Controller()
export class RoutesHandler {
  constructor(@Inject(SWITCHING) private readonly parts: SwitchDeps & { routes: LiveRoutes }) {}

  @Answers(contract)
  switch(input: z.output<typeof contract.input>) {
    return switchModel(input, this.parts);
  }

  @Answers(readRoutes)
  async read({ history }: z.output<typeof readRoutes.input>): Promise<z.input<typeof readRoutes.output>> {
    const { routes, database } = this.parts;
    await routes.look();
    const { plan, revision, state } = routes;
    return {
      revision,
      state,
      chain: liveChain(plan, new Date()).map(({ id }) => id),
      models: plan.catalog.map((model) => list(model, routes)),
      history: history ? await readSwitches(database, history) : [],
    };
  }
}

function list(model: LiveRoutes['plan']['catalog'][number], routes: LiveRoutes): ListedModel {
  const price = priceAt(model, new Date());
  const goneUntil = routes.goneUntil(model.id);
  return {
    id: model.id,
    lifecycle: model.lifecycle,
    contextTokens: model.contextTokens,
    nanoUsdPerTokenIn: price?.nanoUsdPerTokenIn ?? null,
    nanoUsdPerTokenOut: price?.nanoUsdPerTokenOut ?? null,
    retiresOn: model.retiresOn ?? null,
    goneUntil: goneUntil === undefined ? null : new Date(goneUntil).toISOString(),
  };
}
