from __future__ import annotations

import socketserver
import sys
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from jiaogong.entrance.tests.provider import site


class Server(socketserver.ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Silent(WSGIRequestHandler):
    def log_message(self, *_given: object) -> None:
        return None


def main(folder: Path) -> None:
    site.configure(folder)
    from django.core.wsgi import get_wsgi_application

    application = get_wsgi_application()
    site.settle()
    with Server(("127.0.0.1", 0), Silent) as server:
        server.set_app(application)
        sys.stdout.write(f"http://127.0.0.1:{server.server_port}\n")
        sys.stdout.flush()
        server.serve_forever()


main(Path(sys.argv[1]))
