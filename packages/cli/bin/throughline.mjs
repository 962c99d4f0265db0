#!/usr/bin/env node
import { launch } from '../../../scripts/launch.mjs';

launch('cli', process.argv.slice(2));
