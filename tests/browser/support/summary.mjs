// The last line of a run, for people and machines: "browser: 40 passed, 0 failed".

export default async function* summary(events) {
  let passed = 0;
  let failed = 0;
  for await (const event of events) {
    const isSuite = event.data?.details?.type === 'suite';
    if (isSuite) continue;
    if (event.type === 'test:pass') passed += 1;
    if (event.type === 'test:fail') failed += 1;
  }
  yield `browser: ${passed} passed, ${failed} failed\n`;
}
