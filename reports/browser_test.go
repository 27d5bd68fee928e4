package reports

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// browser is a headless one that is told what to do through a pipe, in the DevTools protocol.
type browser struct {
	t       *testing.T
	to      *os.File
	answers chan answered
	session string
	last    int
	wrong   []string // what the console and the policy of the page complained of
}

type answered struct {
	ID        int             `json:"id"`
	Method    string          `json:"method"`
	SessionID string          `json:"sessionId"`
	Params    json.RawMessage `json:"params"`
	Result    json.RawMessage `json:"result"`
	Error     *struct{ Message string }
}

// open shows a page in a browser; the test is skipped where none is installed.
func open(t *testing.T, page string) *browser {
	t.Helper()
	var program string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome", "headless-shell"} {
		if path, err := exec.LookPath(name); err == nil && program == "" {
			program = path
		}
	}
	if program == "" {
		t.Skip("no Chromium is installed: pages are not tried in a browser (apt-get install chromium)")
	}
	in, to, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	from, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(program, "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--user-data-dir="+t.TempDir(), "about:blank")
	c.ExtraFiles = []*os.File{in, out}
	if err := c.Start(); err != nil {
		t.Skipf("%s does not start: %v", program, err)
	}
	in.Close()
	out.Close()
	b := &browser{t: t, to: to, answers: make(chan answered, 100)}
	go b.listen(from)
	t.Cleanup(func() {
		b.session = ""
		b.send("Browser.close", nil)
		time.AfterFunc(5*time.Second, func() { c.Process.Kill() })
		c.Wait()
		to.Close()
	})
	b.begin(page)
	return b
}

func (b *browser) listen(from *os.File) {
	defer from.Close()
	defer close(b.answers)
	r := bufio.NewReader(from)
	for {
		text, err := r.ReadBytes(0)
		if err != nil {
			return
		}
		var a answered
		if json.Unmarshal(bytes.TrimSuffix(text, []byte{0}), &a) == nil {
			b.answers <- a
		}
	}
}

func (b *browser) begin(page string) {
	b.t.Helper()
	var target struct{ TargetID string }
	b.ask("Target.createTarget", map[string]any{"url": "about:blank"}, &target)
	var attached struct{ SessionID string }
	b.ask("Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &attached)
	b.session = attached.SessionID
	for _, domain := range []string{"Runtime", "Log", "Page"} {
		b.ask(domain+".enable", nil, nil)
	}
	file := filepath.Join(b.t.TempDir(), "report.html")
	if err := os.WriteFile(file, []byte(page), 0o644); err != nil {
		b.t.Fatal(err)
	}
	b.ask("Page.navigate", map[string]any{"url": "file://" + file}, nil)
	b.until("document.readyState === 'complete' && document.querySelectorAll('.curve').length > 0")
}

func (b *browser) send(method string, params any) int {
	b.last++
	message := map[string]any{"id": b.last, "method": method}
	if params != nil {
		message["params"] = params
	}
	if b.session != "" {
		message["sessionId"] = b.session
	}
	text, _ := json.Marshal(message)
	_, _ = b.to.Write(append(text, 0)) // a browser that is gone gives no answer
	return b.last
}

// ask sends a command and waits for its answer.
func (b *browser) ask(method string, params, answer any) {
	b.t.Helper()
	id := b.send(method, params)
	patience := time.After(30 * time.Second)
	for {
		select {
		case a, ok := <-b.answers:
			switch {
			case !ok:
				b.t.Fatalf("the browser ended before it answered %s", method)
			case a.Method == "Runtime.exceptionThrown" || a.Method == "Log.entryAdded" || a.Method == "Runtime.consoleAPICalled":
				b.wrong = append(b.wrong, string(a.Params))
			case a.ID != id:
			case a.Error != nil:
				b.t.Fatalf("%s: %s", method, a.Error.Message)
			default:
				if answer != nil {
					if err := json.Unmarshal(a.Result, answer); err != nil {
						b.t.Fatal(err)
					}
				}
				return
			}
		case <-patience:
			b.t.Fatalf("the browser does not answer %s", method)
		}
	}
}

// get evaluates an expression in the page.
func (b *browser) get(expression string) string {
	b.t.Helper()
	var answer struct {
		Result           struct{ Value any }
		ExceptionDetails json.RawMessage
	}
	b.ask("Runtime.evaluate", map[string]any{"expression": expression, "returnByValue": true}, &answer)
	if answer.ExceptionDetails != nil {
		b.t.Fatalf("%s: %s", expression, answer.ExceptionDetails)
	}
	return fmt.Sprint(answer.Result.Value)
}

// until waits for a condition.
func (b *browser) until(condition string) {
	b.t.Helper()
	for range 200 {
		if b.get(condition) == "true" {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.t.Fatalf("never came: %s; the console says %s", condition, strings.Join(b.wrong, "\n"))
}

func (b *browser) press(key string) {
	b.t.Helper()
	for _, kind := range []string{"keyDown", "keyUp"} {
		event := map[string]any{"type": kind, "key": key}
		if len(key) == 1 {
			event["text"] = key
		}
		b.ask("Input.dispatchKeyEvent", event, nil)
	}
}
