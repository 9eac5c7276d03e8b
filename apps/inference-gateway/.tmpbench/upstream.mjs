import http from 'node:http';
const head='{"id":"chatcmpl-649d3439e2094d8384ab2e941c408aff","object":"chat.completion.chunk","created":1765431413,"model":"meta-llama/Llama-3.3-70B-Instruct"';
const tok=(s,f='null')=>`data: ${head},"choices":[{"index":0,"delta":{"content":${JSON.stringify(s)}},"logprobs":null,"finish_reason":${f}}]}\n\n`;
http.createServer((q,r)=>{let b='';q.on('data',d=>b+=d);q.on('end',()=>{const [n,itl]=JSON.parse(b).messages[0].content.split(',').map(Number);
 r.socket.setNoDelay(true); r.writeHead(200,{'content-type':'text/event-stream'});
 r.write(`data: ${head},"choices":[{"index":0,"delta":{"role":"assistant","content":""},"logprobs":null,"finish_reason":null}]}\n\n`+tok(' Sled'));
 let i=1; const fin=()=>r.end(tok('','"stop"')+`data: ${head},"choices":[],"usage":{"prompt_tokens":10,"completion_tokens":${n}}}\n\ndata: [DONE]\n\n`);
 const t=setInterval(()=>{ r.write(tok(i%9?' push':' 100\n')); if(++i>=n){clearInterval(t);fin();} },itl);
 r.on('close',()=>clearInterval(t)); })}).listen(+process.argv[2],'127.0.0.1',()=>console.log('up'));
