// Command tlog-conformance reads a Docket ledger as a transparency-log client does that knows nothing
// of Docket: signed checkpoint, hash tiles and entry bundles over HTTP, checked by Go's own
// golang.org/x/mod/sumdb packages.
//
//	tlog-conformance <address of the ledger> <verifier key>
//
// It verifies a checkpoint, waits for a line on standard input while the ledger grows, verifies a
// second one, the consistency of the two, and the inclusion of every entry. The API key is taken from DOCKET_KEY and sent as the password of HTTP Basic.
package main

import (
	"bufio"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	height    = 8
	bundleMax = 256
	bodyMax   = 32 << 20
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "tlog-conformance:", err)
		os.Exit(1)
	}
}

func run() error {
	if len(os.Args) != 3 {
		return errors.New("usage: tlog-conformance <address of the ledger> <verifier key>")
	}
	log := &logClient{root: os.Args[1], key: os.Getenv("DOCKET_KEY"), tiles: map[string][]byte{}}
	verifier, err := note.NewVerifier(os.Args[2])
	if err != nil {
		return err
	}
	older, err := log.checkpoint(verifier)
	if err != nil {
		return err
	}
	fmt.Printf("checkpoint %d\n", older.N)
	if _, err := bufio.NewReader(os.Stdin).ReadString('\n'); err != nil {
		return err
	}
	newer, err := log.checkpoint(verifier)
	if err != nil {
		return err
	}
	fmt.Printf("checkpoint %d\n", newer.N)
	if newer.N <= older.N {
		return fmt.Errorf("the ledger did not grow: %d, then %d", older.N, newer.N)
	}
	// The reader holds every tile against the checkpoint's root hash.
	hashes := tlog.TileHashReader(newer, log)
	proof, err := tlog.ProveTree(newer.N, older.N, hashes)
	if err != nil {
		return fmt.Errorf("consistency of %d and %d: %w", older.N, newer.N, err)
	}
	if err := tlog.CheckTree(proof, newer.N, newer.Hash, older.N, older.Hash); err != nil {
		return fmt.Errorf("consistency of %d and %d: %w", older.N, newer.N, err)
	}
	fmt.Printf("consistent %d %d\n", older.N, newer.N)
	return log.checkEntries(newer, hashes)
}

type logClient struct {
	root  string
	key   string
	tiles map[string][]byte
}

// checkpoint fetches and verifies a C2SP tlog-checkpoint.
func (c *logClient) checkpoint(verifier note.Verifier) (tlog.Tree, error) {
	var tree tlog.Tree
	signed, _, err := c.get("/checkpoint")
	if err != nil {
		return tree, err
	}
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		return tree, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		return tree, fmt.Errorf("not a checkpoint of %s: %q", verifier.Name(), opened.Text)
	}
	if tree.N, err = strconv.ParseInt(lines[1], 10, 64); err != nil {
		return tree, err
	}
	hash, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil || len(hash) != tlog.HashSize {
		return tree, fmt.Errorf("not a root hash: %q", lines[2])
	}
	copy(tree.Hash[:], hash)
	return tree, nil
}

func (c *logClient) Height() int { return height }

// ReadTiles implements tlog.TileReader. C2SP leaves the height out of the path.
func (c *logClient) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for i, tile := range tiles {
		path := strings.Replace("/"+tile.Path(), "/tile/8/", "/tile/", 1)
		if cached, ok := c.tiles[path]; ok {
			data[i] = cached
			continue
		}
		body, header, err := c.get(path)
		if err != nil {
			return nil, err
		}
		if !strings.Contains(header.Get("Cache-Control"), "immutable") {
			return nil, fmt.Errorf("%s is not immutable: %q", path, header.Get("Cache-Control"))
		}
		if len(body) != tile.W*tlog.HashSize {
			return nil, fmt.Errorf("%s has %d bytes", path, len(body))
		}
		c.tiles[path] = body
		data[i] = body
	}
	return data, nil
}

func (c *logClient) SaveTiles([]tlog.Tile, [][]byte) {}

// checkEntries checks that every entry of every bundle is included in the tree.
func (c *logClient) checkEntries(tree tlog.Tree, hashes tlog.HashReader) error {
	var checked int64
	for first := int64(0); first < tree.N; first += bundleMax {
		width := tree.N - first
		if width > bundleMax {
			width = bundleMax
		}
		// The path of a bundle is that of a tile of level "entries".
		tile := tlog.Tile{H: height, L: -1, N: first / bundleMax, W: int(width)}
		path := strings.Replace("/"+tile.Path(), "/tile/8/data/", "/tile/entries/", 1)
		bundle, _, err := c.get(path)
		if err != nil {
			return err
		}
		for ; len(bundle) > 0; checked++ {
			if len(bundle) < 2 || len(bundle) < 2+int(binary.BigEndian.Uint16(bundle)) {
				return fmt.Errorf("%s ends within an entry", path)
			}
			size := int(binary.BigEndian.Uint16(bundle))
			entry := bundle[2 : 2+size]
			bundle = bundle[2+size:]
			proof, err := tlog.ProveRecord(tree.N, checked, hashes)
			if err != nil {
				return fmt.Errorf("entry %d: %w", checked, err)
			}
			if err := tlog.CheckRecord(proof, tree.N, tree.Hash, checked, tlog.RecordHash(entry)); err != nil {
				return fmt.Errorf("entry %d: %w", checked, err)
			}
		}
	}
	if checked != tree.N {
		return fmt.Errorf("%d entries in the bundles of a tree of %d", checked, tree.N)
	}
	fmt.Printf("included %d\n", checked)
	return nil
}

var client = http.Client{Timeout: 20 * time.Second}

func (c *logClient) get(path string) ([]byte, http.Header, error) {
	request, err := http.NewRequest("GET", c.root+path, nil)
	if err != nil {
		return nil, nil, err
	}
	if c.key != "" {
		request.SetBasicAuth("key", c.key)
	}
	response, err := client.Do(request)
	if err != nil {
		return nil, nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, bodyMax))
	if err != nil {
		return nil, nil, err
	}
	if response.StatusCode != http.StatusOK {
		return nil, nil, fmt.Errorf("%s: %s: %s", path, response.Status, body)
	}
	return body, response.Header, nil
}
