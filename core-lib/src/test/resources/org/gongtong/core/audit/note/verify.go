// Verifies a signed checkpoint and proofs with Go's own log client, golang.org/x/mod/sumdb.
// Reads lines: key; checkpoint in base64; then "record INDEX LEAF HASH…" or "tree SIZE ROOT HASH…".
package main

import (
	"bufio"
	"encoding/base64"
	"fmt"
	"log"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func hash(hex string) tlog.Hash {
	var h tlog.Hash
	if _, err := fmt.Sscanf(hex, "%x", (*hexBytes)(&h)); err != nil {
		log.Fatal(err)
	}
	return h
}

type hexBytes tlog.Hash

func (h *hexBytes) Scan(state fmt.ScanState, verb rune) error {
	token, err := state.Token(true, nil)
	if err != nil {
		return err
	}
	for i := range h {
		b, err := strconv.ParseUint(string(token[2*i:2*i+2]), 16, 8)
		if err != nil {
			return err
		}
		h[i] = byte(b)
	}
	return nil
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<20)
	in.Scan()
	verifier, err := note.NewVerifier(in.Text())
	if err != nil {
		log.Fatal(err)
	}
	in.Scan()
	signed, err := base64.StdEncoding.DecodeString(in.Text())
	if err != nil {
		log.Fatal(err)
	}
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		log.Fatal(err)
	}
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		log.Fatal(err)
	}
	raw, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil {
		log.Fatal(err)
	}
	var root tlog.Hash
	copy(root[:], raw)
	proofs := 0
	for in.Scan() {
		words := strings.Fields(in.Text())
		n, err := strconv.ParseInt(words[1], 10, 64)
		if err != nil {
			log.Fatal(err)
		}
		var path []tlog.Hash
		for _, word := range words[3:] {
			path = append(path, hash(word))
		}
		if words[0] == "record" {
			err = tlog.CheckRecord(path, size, root, n, tlog.RecordHash([]byte(words[2])))
		} else {
			err = tlog.CheckTree(path, size, root, n, hash(words[2]))
		}
		if err != nil {
			log.Fatalf("%s: %v", in.Text(), err)
		}
		proofs++
	}
	fmt.Printf("%s %d %d\n", lines[0], size, proofs)
}
