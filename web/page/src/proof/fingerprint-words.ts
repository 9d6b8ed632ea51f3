/** The words of docs/formats/keys.md: one for each value of a byte. */
export const WORDS: readonly string[] = `
acorn adult agent alarm almond alpine amber anchor angle apron arctic armor artist atlas
august autumn avocado awning badge baker balloon bamboo banjo barley beacon beetle bicycle
biscuit blanket blossom bonnet breeze bubble bucket buffalo burger button cabin cactus camel
canyon carpet castle cedar cello cement chalk cherry chimney circle citrus clover cobra
coconut coffee compass copper cousin cradle cricket crystal cupboard curtain daisy dancer
deputy desert diamond doctor dolphin domino donkey dragon drawer drummer echo eclipse editor
elbow elephant engine envelope equator evening eyebrow fabric falcon feather fender fiddle
flamingo flannel forest fossil fountain freckle fridge furnace galaxy garden garlic gazelle
ginger giraffe glacier goblet gorilla gravel grocer guitar gymnast hammock harvest helmet
hotel hurdle hydrogen iceberg igloo indigo insect island ivory jaguar jasmine jigsaw journal
juggler kayak kernel kimono kitchen ladder lagoon lantern laptop lasso lemon leopard lettuce
library lizard lobster locust lyric magnet mammoth maple meadow meteor mitten mosaic muffin
museum mustard napkin nectar nephew nickel noodle november nugget nutmeg oasis ocean october
olive onion opera orange orbit orchid ostrich otter oxygen palace panda papaya parrot
pelican pencil piano pickle pigeon pilot pirate plaza poncho potato pudding pumpkin puppet
puzzle pyramid quail quartz queen quiver rabbit raccoon radish ribbon rubber ruby saffron
salad saturn school seagull silver siren skeleton sketch soccer spider sponge squirrel
statue sunset swallow syrup teapot temple tennis thimble thunder tornado tractor tripod
trumpet tulip tundra tunnel tuxedo ukulele umbrella unicorn vacuum vanilla vinegar violin
visitor volcano voyage vulture waffle walnut weasel whistle window wombat yacht yogurt
zenith zigzag zodiac
`
  .trim()
  .split(/\s+/);
