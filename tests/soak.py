#!/usr/bin/env python3
"""Runs the dashboard for a long time under saves and keys; prints its memory, threads and handles.

    soak.py PROGRAM [SECONDS] [ROWS]

A table of ROWS branches (200,000) is saved anew each second, with other figures, in place or under another name; random
keys are pressed. It fails if the program ends, or if memory, threads or handles grow: their most in the last third of
the time is compared with their most in the second third, after which nothing is new. Linux, the standard library only.
"""
import fcntl, os, pty, random, signal, struct, sys, tempfile, termios, threading, time

KEYS = "123456bsSgGjkhl[]/?zodmvtnyL\r\x1b\t"
ROWS_A_COMMITTEE = 20


def table(rows, turn):
    """Two tables: committees, and branches whose figures depend on the turn."""
    committees = ["Năm;Mã;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\n"]
    branches = ["Năm;Mã;Tên chi bộ;Mã tổ chức cấp trên;KCN;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\n"]
    for at in range(rows):
        committee = at // ROWS_A_COMMITTEE
        if at % ROWS_A_COMMITTEE == 0:
            committees.append(f"2023;T{committee};Đảng bộ Kho {committee};ĐBCS;tốt;{10 * ROWS_A_COMMITTEE};0;{10 * ROWS_A_COMMITTEE};0;0\n")
        good = 9 if at * 31 % 997 == turn % 997 else 10
        branches.append(f"2023;C{at};Chi bộ Tổ {at};T{committee};KCN Số {committee % 40};tốt;10;0;{good};{10 - good};0\n")
    return "".join(committees).encode(), "".join(branches).encode()


def start(program, folder):
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", LANG="vi_VN.UTF-8")
        os.execv(program, [program, folder])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    os.kill(pid, signal.SIGWINCH)
    drawn = [0]

    def drain():
        try:
            while data := os.read(terminal, 1 << 16):
                drawn[0] += len(data)
        except OSError:
            pass
    threading.Thread(target=drain, daemon=True).start()
    return pid, terminal, drawn


def state(pid):
    """Memory in MB, threads, handles."""
    facts = dict(line.split(":", 1) for line in open(f"/proc/{pid}/status") if ":" in line)
    return int(facts["VmRSS"].split()[0]) / 1024, int(facts["Threads"]), len(os.listdir(f"/proc/{pid}/fd"))


def save(path, data, in_place):
    if in_place:
        with open(path, "wb") as file:
            file.write(data)
        return
    with open(path + ".new", "wb") as file:
        file.write(data)
    os.rename(path + ".new", path)


def main():
    program, seconds, rows = os.path.abspath(sys.argv[1]), int((sys.argv[2:] or ["3600"])[0]), int((sys.argv[3:] or ["200000"])[0])
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        versions = [table(rows, turn) for turn in range(8)]
        branches = f"{folder}/b.csv"
        save(f"{folder}/o.csv", versions[0][0], True)
        save(branches, versions[0][1], True)
        pid, terminal, drawn = start(program, folder)
        begun, turn, seen = time.monotonic(), 0, []
        try:
            while (now := time.monotonic() - begun) < seconds:
                turn += 1
                save(branches, versions[turn % len(versions)][1], chance.random() < 0.5)
                for _ in range(10):
                    os.write(terminal, chance.choice(KEYS).encode())
                    time.sleep(0.08)
                time.sleep(max(0, begun + turn - time.monotonic()))
                if os.waitpid(pid, os.WNOHANG)[0]:
                    sys.exit(f"the program ended after {now:.0f} s")
                seen.append((now, *state(pid)))
                if turn % 30 == 0:
                    print("{:6.0f} s  {:6.0f} MB  {} threads  {} handles".format(*seen[-1]), f" {drawn[0] >> 10} KB drawn", flush=True)
        finally:
            os.write(terminal, b"\x03")
        time.sleep(1.5)
        ended, status = os.waitpid(pid, os.WNOHANG)
        most = lambda part, at: max(entry[at] for entry in seen if part <= entry[0] * 3 / seconds < part + 1)
        for name, at, room in (("memory in MB", 1, 1.1), ("threads", 2, 1), ("handles", 3, 1)):
            before, after = most(1, at), most(2, at)
            print(f"most {name}: {before:.0f} in the second third, {after:.0f} in the last")
            if after > before * room + (2 if at > 1 else 0):
                sys.exit(f"{name} grow")
        if not ended or os.waitstatus_to_exitcode(status) != 0:
            sys.exit(f"Ctrl-C did not end it: {status}")


if __name__ == "__main__":
    main()
