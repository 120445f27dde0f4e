filedesc://pages.arc 192.0.2.7 20260601100000 text/plain 69
1 0 Own Hand
URL IP-address Archive-date Content-type Archive-length

http://post.example/lamp lit 192.0.2.7 20260603101112 text/html 705
HTTP/1.1 200 OK
Content-Type: text/html

<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Lighthouse gets a new lamp â€“ Harbour Post</title><meta property="og:site_name" content="Harbour Post"><meta property="article:published_time" content=""></head><body><nav><a href="/">Home</a></nav><article><h1>Lighthouse gets a new lamp</h1><p>The lighthouse at Brindlemouth has had a new lamp since Monday, the first one in forty years.</p><p>It is seen from <a href="/isles">the isles</a>, says the keeper, and uses as much power as a kettle.</p><p>The old lamp goes to the museum, where it will be lit once a year, on the day of the fair.</p></article><footer>Imprint</footer></body></html>
http://post.example/x.png 192.0.2.7 20260603101112 image/png 48
HTTP/1.1 200 OK
Content-Type: image/png

‰PNG
