// Does what the server asks, one thing after the other, and says what is shown. Never judges.
const PATIENCE_MILLIS = 20000;
let video = document.createElement('video');
let pen = null;
let spots = [];
let looks = [];
let playing = false;
let shown = 0; // frames shown since the file was loaded
let mediaTime = -1; // of the frame shown last, in seconds

const pause = (millis) => new Promise((done) => setTimeout(done, millis));

// Microseconds, then red, green and blue of every spot.
function look() {
  const width = pen.canvas.width;
  pen.drawImage(video, 0, 0, width, pen.canvas.height);
  const pixels = pen.getImageData(0, 0, width, pen.canvas.height).data;
  const values = [Math.round(mediaTime * 1e6)];
  for (const [left, top, right, bottom] of spots) {
    for (let channel = 0; channel < 3; channel++) {
      let sum = 0;
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) sum += pixels[4 * (y * width + x) + channel];
      }
      values.push(Math.round(sum / ((right - left) * (bottom - top))));
    }
  }
  return values;
}

function event(name) {
  const watched = video;
  return new Promise((done, failed) => {
    const timer = setTimeout(() => failed(new Error('no ' + name)), PATIENCE_MILLIS);
    const end = (settle) => {
      clearTimeout(timer);
      watched.removeEventListener(name, good);
      watched.removeEventListener('error', bad);
      settle();
    };
    const good = () => end(done);
    const bad = () => end(() => failed(new Error('error ' + watched.error.code + ' ' + watched.error.message)));
    watched.addEventListener(name, good);
    watched.addEventListener('error', bad);
    if (watched.error) bad();
  });
}

async function load(job) {
  video.remove();
  video.removeAttribute('src');
  video.load();
  video = document.createElement('video');
  spots = job.spots;
  looks = [];
  shown = 0;
  mediaTime = -1;
  playing = false;
  video.muted = true;
  video.playsInline = true;
  video.preload = 'auto';
  document.body.append(video);
  const own = video;
  const step = (now, frame) => {
    if (own !== video) return;
    shown++;
    mediaTime = frame.mediaTime;
    if (playing) looks.push(look());
    own.requestVideoFrameCallback(step);
  };
  own.requestVideoFrameCallback(step);
  const canvas = document.createElement('canvas');
  canvas.width = job.width;
  canvas.height = job.height;
  pen = canvas.getContext('2d', {willReadFrequently: true});
  const ready = event('loadeddata');
  video.src = job.src;
  await ready;
  if (video.videoWidth !== job.width || video.videoHeight !== job.height) {
    throw new Error('the picture is ' + video.videoWidth + 'x' + video.videoHeight);
  }
  return [];
}

async function play() {
  looks = [];
  if (video.currentTime > 0) await seek({seconds: 0});
  playing = true;
  if (shown > 0) looks.push(look());
  try {
    const ended = event('ended');
    ended.catch(() => {});
    await video.play();
    let before = -1;
    let still = 0;
    let over = false;
    ended.then(() => { over = true; }, () => { over = true; });
    while (!over && still < PATIENCE_MILLIS) {
      await pause(100);
      still = video.currentTime === before ? still + 100 : 0;
      before = video.currentTime;
    }
    if (!over) throw new Error('stopped at ' + before);
    if (video.error) await ended;
    await pause(300); // the last frame may be shown a moment after the end
  } finally {
    playing = false;
    video.pause();
  }
  return looks;
}

async function seek(job) {
  const before = shown;
  const there = event('seeked');
  video.currentTime = job.seconds;
  await there;
  for (let waited = 0; shown === before && waited < 400; waited += 10) await pause(10);
  return [look()];
}

async function again() {
  await pause(100);
  return [look()];
}

const deeds = {load, play, seek, again};

for (;;) {
  try {
    const asked = await fetch('next', {cache: 'no-store'});
    if (asked.status !== 200) continue;
    const job = await asked.json();
    const answer = {job: job.job, trouble: ''};
    try {
      answer.looks = await deeds[job.deed](job);
    } catch (trouble) {
      answer.looks = job.deed === 'play' ? looks : [];
      answer.trouble = String(trouble.message || trouble);
    }
    await fetch('answer', {method: 'POST', body: JSON.stringify(answer)});
  } catch {
    await pause(100); // the server is gone, or not yet there
  }
}
