import './parts/agent-client.js';
