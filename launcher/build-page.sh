# Sourced by ./unseal and ./check. Builds the public page's script where Node 20 or newer is there; without it the program
# works, and the pages that it publishes are plain.

page_changed() { # whether sources are newer than what was built of them
  local page=$home/web/page
  [ -f "$page/dist/page.js" ] || return 0
  [ -n "$(find "$page"/{src,scripts,package.json,package-lock.json,tsconfig.json} -newer "$page/dist/page.js" -print -quit)" ]
}

page_packages() { # what the lock file names, fetched once
  local page=$home/web/page
  cmp -s "$page/package-lock.json" "$page/node_modules/.fetched" && return
  (cd "$page" && npm ci --ignore-scripts --no-audit --no-fund) && cp "$page/package-lock.json" "$page/node_modules/.fetched"
}

build_page() { # sets `no_page` to one line where the script can't be built
  local version log=$1
  no_page=
  page_changed || return 0
  version=$(node --version 2>/dev/null) version=${version#v}
  if ! [ "${version%%.*}" -ge 20 ] 2>/dev/null || ! command -v npm >/dev/null; then
    no_page="Node 20 or newer with npm is missing: published pages will be plain, without the player"
  elif ! page_packages >"$log" 2>&1 </dev/null; then
    no_page="npm can't fetch what the page's player needs: published pages will be plain (log: $log)"
  elif ! (cd "$home/web/page" && npm run --silent build) >"$log" 2>&1 </dev/null; then
    no_page="can't build the page's player: published pages will be plain (log: $log)"
  fi
  [ -z "$no_page" ] || rm -rf "$home/web/page/dist" # an older script would not fit
}
