// Reads a published log (C2SP tlog-tiles) over HTTP with Go's own log client, golang.org/x/mod/sumdb:
// opens the checkpoint, authenticates tiles against it, and every entry against the tiles.
// Arguments: the log's address, its key.
package main

import (
	"encoding/base64"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func get(address string) []byte {
	answer, err := http.Get(address)
	if err != nil {
		log.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != 200 {
		log.Fatal(address, " ", answer.Status, err)
	}
	return body
}

// The published path of a tile: the client's own has the height in it.
func path(level string, n int64, width int) string {
	number := fmt.Sprintf("%03d", n%1000)
	for n >= 1000 {
		n /= 1000
		number = fmt.Sprintf("x%03d/%s", n%1000, number)
	}
	if width < 256 {
		number += fmt.Sprintf(".p/%d", width)
	}
	return "/tile/" + level + "/" + number
}

type tiles struct{ address string }

func (t tiles) Height() int { return 8 }

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, tile := range wanted {
		data = append(data, get(t.address+path(strconv.Itoa(tile.L), tile.N, tile.W)))
	}
	return data, nil
}

func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func main() {
	address := os.Args[1]
	verifier, err := note.NewVerifier(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	opened, err := note.Open(get(address+"/checkpoint"), note.VerifierList(verifier))
	if err != nil {
		log.Fatal(err)
	}
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		log.Fatal(err)
	}
	root, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil {
		log.Fatal(err)
	}
	tree := tlog.Tree{N: size}
	copy(tree.Hash[:], root)
	reader := tlog.TileHashReader(tree, tiles{address})
	read := int64(0)
	for read < size {
		width := int(min(256, size-read))
		bundle := get(address + path("entries", read/256, width))
		for len(bundle) > 0 {
			length := int(bundle[0])<<8 | int(bundle[1])
			entry := bundle[2 : 2+length]
			bundle = bundle[2+length:]
			hashes, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, read)})
			if err != nil {
				log.Fatal(err)
			}
			if hashes[0] != tlog.RecordHash(entry) {
				log.Fatal("entry ", read, " is another one")
			}
			read++
		}
	}
	fmt.Println(lines[0], read)
}

func min(a, b int64) int64 {
	if a < b {
		return a
	}
	return b
}
