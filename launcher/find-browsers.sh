# Sourced by ./check. Says whether there are browsers for the tests of the public page; both are the system's own.

find_browsers() { # sets `no_browsers` or `some_browsers` to one line where both or one are missing
  local chromium= firefox=
  no_browsers= some_browsers=
  command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || chromium=Chromium
  command -v firefox-esr >/dev/null || command -v firefox >/dev/null || firefox=Firefox
  if [ -n "$chromium" ] && [ -n "$firefox" ]; then
    no_browsers="the tests in real browsers are skipped: there is none (apt install chromium firefox-esr)"
  elif [ -n "$chromium$firefox" ]; then
    some_browsers="the page is not tried in $chromium$firefox, which is missing (apt install chromium firefox-esr)"
  fi
}
