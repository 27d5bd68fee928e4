package scenarios

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// suffixes of quantities: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity
var quantitySuffixes = map[string]float64{
	"n": 1e-9, "u": 1e-6, "m": 1e-3, "": 1, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "P": 1e15, "E": 1e18,
	"Ki": 1 << 10, "Mi": 1 << 20, "Gi": 1 << 30, "Ti": 1 << 40, "Pi": 1 << 50, "Ei": 1 << 60,
}

// kubernetesQuantity reads 500m, 2, 1e3, 128Mi or 1.5G.
func kubernetesQuantity(raw json.RawMessage) (float64, error) {
	text := strings.Trim(string(raw), `"`)
	end := strings.LastIndexAny(text, "0123456789.") + 1
	scale, known := quantitySuffixes[text[end:]]
	value, err := strconv.ParseFloat(text[:end], 64)
	if !known || err != nil || !(value >= 0) || math.IsInf(value, 0) {
		return 0, fmt.Errorf("%s is no quantity such as 500m, 2, 128Mi or 1e3", text)
	}
	return value * scale, nil
}
