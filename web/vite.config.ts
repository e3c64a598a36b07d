import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The API that `vite dev` hands its calls to. */
const apiUrl = process.env['SEPTET_URL'] ?? 'http://127.0.0.1:4870';

export default defineConfig({
  plugins: [react(), tailwindcss()],
  build: {
    target: ['chrome123', 'firefox121', 'safari17.5'],
    // Inlined assets become data: addresses, which the content security policy refuses for fonts.
    assetsInlineLimit: 0,
    emptyOutDir: true,
  },
  server: {
    proxy: {
      '/api': { target: apiUrl },
      '/socket.io': { target: apiUrl, ws: true },
    },
  },
});
