"""The four commands that the launcher calls."""

import json
import os
import sys
import time

import psycopg

STATEMENTS = {
    "migrate": "CREATE TABLE IF NOT EXISTS guest (came_at timestamptz)",
    "grant_rights": "GRANT SELECT, INSERT ON guest TO chamdiem_app",
    "collectstatic": "SELECT 1",
    "load_demonstration": "INSERT INTO guest VALUES (now())",
}

if __name__ == "__main__":
    command = sys.argv[1]
    time.sleep(float(os.environ.get(f"SLOW_{command}", "0")))
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        connection.execute(STATEMENTS[command].encode())
    if command == "load_demonstration":
        print("Tỉnh Mẫu: tháng 9/2025…")
        print(json.dumps({"account": "can-bo", "password": "abc", "role": "Cán bộ"}))
