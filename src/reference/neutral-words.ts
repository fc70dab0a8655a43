import { randomInt } from 'node:crypto';

/**
 * Birds, trees, stones, instruments, waters and small things. Nothing that names a nation, a religion, a weapon, an army's
 * sign or a person. Small letters a to z only, for handles are made of them.
 */
export const NEUTRAL_WORDS = `
  avocet bittern bullfinch chaffinch curlew dipper dunnock egret finch fulmar gannet goldcrest grebe guillemot heron hoopoe
  kingfisher kittiwake lapwing lark linnet magpie moorhen nuthatch oriole pipit plover puffin redstart robin sandpiper
  siskin sparrow starling stonechat swallow swift tern thrush treecreeper wagtail warbler waxwing whimbrel wigeon wren
  acacia alder almond apple aspen bamboo baobab beech birch bracken cherry chestnut clover elder elm fennel fern ginkgo
  hazel heather hornbeam juniper larch linden magnolia mangrove maple mimosa mulberry myrtle oat osier pear pine plum
  poplar quince reed rowan rye sedge sequoia sorrel spruce sycamore tamarisk thyme walnut willow yarrow
  agate amber basalt beryl chalk coral feldspar garnet gneiss granite gravel gypsum jade jasper limestone loam malachite
  marble mica onyx opal pearl pebble pumice quartz sandstone schist shale slate soapstone topaz tuff
  accordion banjo bassoon celesta cello chime clarinet concertina dulcimer fiddle flute guitar kalimba lute lyre mandolin
  marimba oboe ocarina piano piccolo recorder tambourine triangle trombone ukulele viola violin xylophone zither
  basin beck breeze brook cascade cove creek dale delta dew drizzle eddy estuary frost glen grove harbour heath hill inlet
  lagoon lake meadow meander mere mist orchard pond rainbow rill ripple river shoal spring stream tarn tide valley weir
  basket button kettle lantern ribbon saucer teapot thimble
`
  .trim()
  .split(/\s+/);

const word = () => NEUTRAL_WORDS[randomInt(NEUTRAL_WORDS.length)]!;

function twoDifferent(): [string, string] {
  const first = word();
  const others = NEUTRAL_WORDS.filter((other) => other !== first);
  return [first, others[randomInt(others.length)]!];
}

const capitalised = (text: string) => text[0]!.toUpperCase() + text.slice(1);

/** Two suggestions for a pseudonym: `['Heron', 'Maple']`. */
export function twoNeutralWords(): [string, string] {
  const [first, second] = twoDifferent();
  return [capitalised(first), capitalised(second)];
}

/** A sign-in handle such as `heron-maple-4821`. Unique in the network only by the database; ask again on a clash. */
export const newHandle = (): string => `${twoDifferent().join('-')}-${randomInt(1000, 10_000)}`;
