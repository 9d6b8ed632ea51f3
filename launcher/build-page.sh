# Sourced by ./unseal and ./check. Builds the public page's script where Node 20 or newer is there; without it the program
# works, and the pages that it publishes are plain.

page_changed() { # whether sources are newer than what was built of them
  local page=$home/web/page
  [ -f "$page/dist/page.js" ] || return 0
  [ -n "$(find "$page"/{src,scripts,package.json,package-lock.json,tsconfig.json} -newer "$page/dist/page.js" -print -quit)" ]
}

page_tools() { # which npm and Node are there: noted with a program that was packed without the page's script
  printf '%s %s' "$(command -v npm)" "$(node --version 2>/dev/null)"
}

page_may_come() { # whether a program packed without the script, where the tools were those of the file $1, may get it now
  [ -f "$1" ] && command -v npm >/dev/null || return 1
  [ -f "$home/web/page/dist/page.js" ] || [ "$(page_tools)" != "$(<"$1")" ]
}

page_packages() { # what the lock file names, fetched once; the bundler, too, where NODE_ENV says production
  local page=$home/web/page
  cmp -s "$page/package-lock.json" "$page/node_modules/.fetched" && return
  (cd "$page" && npm ci --include=dev --ignore-scripts --no-audit --no-fund) && cp "$page/package-lock.json" "$page/node_modules/.fetched"
}

build_page() { # sets `no_page` to one line where there is no script, and `page_broken` to 1 where Node is there all the same
  local version log=$1 page=$home/web/page
  no_page= page_broken=
  page_changed || return 0
  version=$(node --version 2>/dev/null) version=${version#v}
  mkdir -p "$page/target"
  : >"$page/target/begun"
  # What changes meanwhile is newer, because the build begins at a later step of the clock that file times are taken from.
  until ! : >"$page/target/after" || [ "$page/target/after" -nt "$page/target/begun" ]; do :; done
  if ! [ "${version%%.*}" -ge 20 ] 2>/dev/null || ! command -v npm >/dev/null; then
    no_page="Node 20 or newer with npm is missing: published pages will be plain, without the player"
  elif ! page_packages >"$log" 2>&1 </dev/null; then
    page_broken=1 no_page="npm can't fetch what the page's player needs: published pages will be plain (log: $log); once it can, remove $home/cli/target/dist"
  elif ! (cd "$page" && npm run --silent build) >"$log" 2>&1 </dev/null || [ ! -f "$page/dist/page.js" ]; then
    page_broken=1 no_page="can't build the page's player: published pages will be plain (log: $log)"
  else
    touch -r "$page/target/begun" "$page/dist/page.js"
  fi
  # An older script would not fit; Maven packs what it copied once, and keeps a jar from which something was only taken.
  [ -z "$no_page" ] || rm -rf "$page/dist" "$page"/target/{,launcher/}{classes,unseal-page-*.jar}
}
