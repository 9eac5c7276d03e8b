import 'reflect-metadata';
import { NestFactory } from '@nestjs/core'; import { Bus, BusServer, PassErrorsFilter } from '@hyrox/messaging'; import { createLogger } from '@hyrox/telemetry';
import { InferenceModule } from '../dist/inference.module.js'; import { createWorker } from '../dist/worker.js'; import { ProviderConnections } from '../dist/provider/connections.js'; import { liveRoute, shippedCatalog } from '../dist/models/model-catalog.js'; import { turnEntry } from '../dist/ledger/ledger-entry.js';
const log=createLogger('w','warn'); const bus=await Bus.connect({url:process.argv[2],holderKind:'inference',log});
const worker=createWorker({bus,connections:new ProviderConnections({baseUrl:process.argv[3],apiKey:'k'}),route:liveRoute(shippedCatalog(),undefined,new Date()),ledger:{record:turnEntry},log});
worker.fence.start();worker.leases.start();
const app=await NestFactory.createMicroservice(InferenceModule.of({worker,completion:{}}),{strategy:new BusServer({bus,log}),logger:false}); app.useGlobalFilters(new PassErrorsFilter()); await app.listen(); console.log('up');
process.on('SIGTERM',()=>process.exit(0));process.on('message',()=>process.send({cpu:process.cpuUsage(),rss:process.memoryUsage().rss}));
