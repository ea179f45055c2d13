#!/usr/bin/env bash
# Install the system packages that are missing: tools/system_packages.sh run|test
#
# As root on Debian or Ubuntu they are installed; else by sudo, after the list was printed;
# else the one command is printed and we stop.
set -euo pipefail
cd "$(dirname "$0")/.."

missing=()

available() { # does apt know a version to install?
    case $(LC_ALL=C apt-cache policy "$1" 2>/dev/null) in *"Candidate: "[0-9]*) ;; *) return 1 ;; esac
}

need_python() {
    tools/find_python.sh >/dev/null 2>&1 && return
    if [ -n "${PYTHON:-}" ]; then tools/find_python.sh; fi # the one that was named is no good
    missing+=(python3 python3-venv)
}

need_program() { # need_program PROGRAM PACKAGE
    command -v "$1" >/dev/null || missing+=("$2")
}

need_font() { # Liberation 2 has every Vietnamese letter; version 1 lacks 92 of them
    # dpkg-query answers 1 where either is missing: what it printed of the other still counts
    local installed
    installed=$(dpkg-query --show --showformat=' ${Version}' fonts-liberation fonts-liberation2 2>/dev/null) || true
    case $installed in *" 2."* | *" 1:2."*) ;; *) missing+=(fonts-liberation2) ;; esac
}

chromium() { # the browser of the tests; a snap cannot see the files of the tests
    local found
    if [ -n "${CHROMIUM:-}" ]; then
        [ -x "$CHROMIUM" ]
        return
    fi
    found=$(type -P chromium || type -P google-chrome) || return 1 # not this function itself
    case $(readlink -f "$found") in */snap*) return 1 ;; esac
}

need_chromium() {
    if ! chromium && [ -z "${CHROMIUM:-}" ]; then missing+=(chromium); fi
}

apt_install() { # apt_install [sudo]
    "$@" apt-get update --quiet
    # Names differ between releases: what this one does not have is left out, and looked for below.
    local known=() package
    for package in "${missing[@]}"; do
        if available "$package"; then known+=("$package"); else echo "No package $package here."; fi
    done
    [ ${#known[@]} -eq 0 ] || "$@" env DEBIAN_FRONTEND=noninteractive \
        apt-get install --quiet --yes --no-install-recommends "${known[@]}"
}

install_missing() {
    [ ${#missing[@]} -gt 0 ] || return 0
    local command="apt-get update && apt-get install --yes --no-install-recommends ${missing[*]}"
    echo "System packages needed: ${missing[*]}"
    if command -v apt-get >/dev/null && [ "$(id -u)" -eq 0 ]; then
        apt_install
    elif command -v apt-get >/dev/null && command -v sudo >/dev/null; then
        apt_install sudo
    else
        echo "Run this as root, then try again:" >&2
        echo "    $command" >&2
        exit 1
    fi
}

require() { # require MESSAGE COMMAND...: in CI a missing program fails; a person is told
    local message="$1"
    shift
    if "$@" >/dev/null 2>&1; then return; fi
    echo "$message" >&2
    if [ "${CI:-}" = true ]; then exit 1; fi
}

need_tesseract() { # reads scans, with the Vietnamese model
    case $(tesseract --list-langs 2>/dev/null) in *vie*) ;; *) missing+=(tesseract-ocr tesseract-ocr-vie) ;; esac
}

case $1 in
run)
    need_python
    install_missing
    tools/find_python.sh >/dev/null
    missing=()
    need_tesseract
    # Everything else works without it: who cannot install it is told, and goes on.
    (install_missing) || echo "Scans cannot be read until tesseract and its Vietnamese model are there."
    ;;
test)
    need_program pdftotext poppler-utils
    need_program soffice libreoffice-calc
    need_font
    need_program softhsm2-util softhsm2 # a token of software, to seal with a key that stays on it
    need_chromium
    install_missing
    require "No Chromium outside a snap was found: name one by CHROMIUM=..." chromium
    require "pdftotext was not found; its tests will say so." command -v pdftotext
    require "softhsm2-util was not found; the tests of keys on tokens will say so." command -v softhsm2-util
    require "soffice (LibreOffice) was not found; its tests will say so." command -v soffice
    ;;
esac
