import "toeplitz/worker/serve";
