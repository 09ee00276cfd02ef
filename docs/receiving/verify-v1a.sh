#!/bin/sh
# As verify.sh, for a recipient with "signing": "v1a"; needs OpenSSL 3:
#   VIGIL_PUBLIC_KEY=whpk_… sh verify-v1a.sh WEBHOOK-ID WEBHOOK-TIMESTAMP WEBHOOK-SIGNATURE < body
set -eu
age=$(($(date +%s) - $2))
[ "$age" -le 300 ] && [ "$age" -ge -300 ] || { echo "too old, or a clock is wrong" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# These 16 characters before the raw key make it a key file as any library reads it (RFC 8410).
printf -- '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA%s\n-----END PUBLIC KEY-----\n' "${VIGIL_PUBLIC_KEY#whpk_}" > "$work/key.pem"
{ printf '%s.%s.' "$1" "$2"; cat; } > "$work/signed"
for signature in $3; do
    printf %s "${signature#v1a,}" | openssl base64 -d -A > "$work/signature"
    if openssl pkeyutl -verify -pubin -inkey "$work/key.pem" -rawin -in "$work/signed" -sigfile "$work/signature" > "$work/said" 2>&1; then
        echo "signature ok"
        exit 0
    fi
done
echo "signature does not match" >&2
exit 1
