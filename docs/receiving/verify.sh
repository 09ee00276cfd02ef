#!/bin/sh
# Says whether a message is Vigil's and recent (exit code 0) or not (1), with openssl and nothing else:
#   VIGIL_SECRET=whsec_… sh verify.sh WEBHOOK-ID WEBHOOK-TIMESTAMP WEBHOOK-SIGNATURE < body
set -eu
age=$(($(date +%s) - $2))
[ "$age" -le 300 ] && [ "$age" -ge -300 ] || { echo "too old, or a clock is wrong" >&2; exit 1; }
key=$(printf %s "${VIGIL_SECRET#whsec_}" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \n')
expected=v1,$({ printf '%s.%s.' "$1" "$2"; cat; } | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | openssl base64 -A)
case " $3 " in
    *" $expected "*) echo "signature ok" ;;
    *) echo "signature does not match" >&2; exit 1 ;;
esac
