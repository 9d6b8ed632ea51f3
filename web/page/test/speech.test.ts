import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localVoice, type Voice } from '../src/player/speech.js';

const voice = (lang: string, localService = true, standard = false): Voice => ({ lang, localService, default: standard });

test('only a voice of this machine reads, in the language of the page', () => {
  assert.equal(localVoice([], 'en'), null);
  assert.equal(localVoice([voice('en-US', false, true), voice('es-ES')], 'en'), null);
  assert.equal(localVoice([voice('eng-x')], 'en'), null);
  assert.equal(localVoice([voice('en-US', false), voice('en_GB')], 'en')?.lang, 'en_GB');
  assert.equal(localVoice([voice('es-MX'), voice('es', true, true), voice('en')], 'es-ES')?.lang, 'es');
  assert.equal(localVoice([voice('es', true, true), voice('es-ES')], 'es-ES')?.lang, 'es-ES');
});
