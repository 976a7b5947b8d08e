# The portal as it runs in production: web server, worker and beat are the same image with another command.
FROM python:3.13-slim AS packages
COPY requirements.txt .
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --no-deps --require-hashes --only-binary=:all: -r requirements.txt

FROM python:3.13-slim
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    STATIC_ROOT=/srv/static \
    MEDIA_ROOT=/srv/files
RUN useradd --system --uid 10001 --home-dir /nonexistent portal \
    && install --directory --owner=portal --group=portal --mode=0700 /srv/files
COPY --from=packages /venv /venv
WORKDIR /app
COPY . .
# Neither needs a secret or a server. What comes out is part of the image and cannot be written at run time.
RUN ENVIRONMENT=development python manage.py compile_catalogues \
    && ENVIRONMENT=development python manage.py collectstatic --no-input
USER portal
VOLUME /srv/files
EXPOSE 8000
# The header spares the check the redirect to https, which the proxy in front of us ends.
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s CMD ["python", "-c", "from urllib.request import Request, urlopen; urlopen(Request('http://127.0.0.1:8000/healthz', headers={'X-Forwarded-Proto': 'https'}), timeout=4)"]
# No access log of gunicorn's: it would hold addresses and what was searched. The portal logs each request itself.
CMD ["gunicorn", "jtportal.wsgi", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--workers", "3", "--threads", "4", "--worker-tmp-dir", "/dev/shm", "--no-control-socket"]
