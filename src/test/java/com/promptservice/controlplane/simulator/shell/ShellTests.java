package com.promptservice.controlplane.simulator.shell;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scripts that look around say what a real machine would say.
 */
class ShellTests {

	/** Only port 8085 of 10.0.0.4 answers. */
	private static Outcome run(String script, String... arguments) {
		return Shell.run(script, List.of(arguments), Map.of("target", "10.0.0.4"), new Host() {
			@Override
			public String name() {
				return "jump";
			}

			@Override
			public boolean reaches(String address, int port) {
				return address.equals("10.0.0.4") && port == 8085;
			}
		});
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '¦', quoteCharacter = '~',
			textBlock = """
					echo hello   world                                                       ¦ hello world;             ¦ 0
					echo -n a; echo b                                                        ¦ ab;                      ¦ 0
					echo 'a  $b' "a  $target" a\\ b                                          ¦ a  $b a  10.0.0.4 a b;   ¦ 0
					printf '%s=%s\\n' a 1 b 2                                                ¦ a=1;b=2;                 ¦ 0
					hostname                                                                 ¦ jump;                    ¦ 0
					false || echo no && echo yes                                             ¦ no;yes;                  ¦ 0
					true && ! false && echo fine                                             ¦ fine;                    ¦ 0
					for p in 8085 8086; do nc -z -w 5 $target $p && echo $p up || echo $p down; done ¦ 8085 up;8086 down; ¦ 0
					if nc -zw5 10.0.0.4 8086; then echo up; elif nc -zw5 10.0.0.4 8085; then echo other; else echo down; fi ¦ other; ¦ 0
					timeout 5 bash -c '</dev/tcp/10.0.0.4/8085' && echo up                   ¦ up;                      ¦ 0
					timeout 5 bash -c 'echo > /dev/tcp/$0/8086' 10.0.0.4 2>/dev/null; echo $? ¦ 124;                    ¦ 0
					timeout 5 bash -c "</dev/tcp/${target}/8086" || echo "down: $?"          ¦ down: 124;               ¦ 0
					timeout -k 1 5 nc 10.0.0.4 8086; echo $?                                 ¦ 124;                     ¦ 0
					p=8085; if nc -z 10.0.0.4 $p; then r=open; else r=closed; fi; echo "$p $r" ¦ 8085 open;            ¦ 0
					ports="8085 8086"; for p in $ports; do echo "[$p]"; done; echo "$ports"  ¦ [8085];[8086];8085 8086; ¦ 0
					x=$(hostname); echo "on $x, $(echo $(echo deep))"                        ¦ on jump, deep;           ¦ 0
					export a=1; b=2; bash -c 'echo "$a-$b-$target"'                          ¦ 1--10.0.0.4;             ¦ 0
					echo out; echo err >&2; exit 3; echo never                               ¦ out;                     ¦ 3
					[ "$none" = "" ] && [ 1 -eq 1 ] && test 2 -gt 1 && [ -z "$none" ] && echo so ¦ so;                  ¦ 0
					(echo inside; exit 4) ; echo ${none:-usual} # a comment                  ¦ inside;usual;            ¦ 0
					{ echo a; echo b; } && echo c                                            ¦ a;b;c;                   ¦ 0
					echo a >/dev/null; echo b 2>&1; echo c &>/dev/null; : ; true             ¦ b;                       ¦ 0
					""")
	void a_script_writes_and_ends(String script, String out, int status) {
		Outcome outcome = run(script);
		assertThat(outcome.out().replace("\n", ";")).isEqualTo(out);
		assertThat(outcome.status()).as(outcome.err()).isEqualTo(status);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '¦', quoteCharacter = '~',
			textBlock = """
					./KVClient 10.0.0.4:8085           ¦ 127 ¦ sh: 1: ./KVClient: not found
					echo > /dev/tcp/10.0.0.4/8085      ¦ 1   ¦ sh: 1: cannot open /dev/tcp/10.0.0.4/8085: No such file
					bash -c '</dev/tcp/10.0.0.4/9'     ¦ 1   ¦ bash: line 1: /dev/tcp/10.0.0.4/9: Connection timed out
					nc -zv -w 2 10.0.0.4 8086          ¦ 1   ¦ nc: connect to 10.0.0.4 port 8086 (tcp) timed out: Operation now in progress
					nc -zv -w 2 10.0.0.4 8085          ¦ 0   ¦ Connection to 10.0.0.4 8085 port [tcp/*] succeeded!
					nc 10.0.0.4                        ¦ 1   ¦ nc: missing port number
					if true; echo                      ¦ 2   ¦ end of file unexpected
					echo "open                         ¦ 2   ¦ unexpected end of file
					while true; do echo x; done        ¦ 2   ¦ "while" unexpected
					echo a | cat                       ¦ 2   ¦ "|" unexpected
					bash script.sh                     ¦ 127 ¦ only -c is simulated
					""")
	void what_goes_wrong_is_complained_about(String script, int status, String complaint) {
		Outcome outcome = run(script);
		assertThat(outcome.err()).contains(complaint);
		assertThat(outcome.status()).isEqualTo(status);
	}

	@Test
	void the_first_line_says_which_shell_and_parameters_come_by_position() {
		String script = "#!/bin/bash\r\necho \"$# $1 $2$3\"\nif echo 2>/dev/null > /dev/tcp/$1/$2; then\n  echo up\nfi\n";
		assertThat(run(script, "10.0.0.4", "8085").out()).isEqualTo("2 10.0.0.4 8085\nup\n");
		String open = "exec 3<>/dev/tcp/10.0.0.4/8085 && echo up; exec 3>&-";
		assertThat(run("#!/usr/bin/env bash\n" + open).out()).isEqualTo("up\n");
		assertThat(run("#!/bin/sh\n" + open).out()).isEmpty();
	}

	@Test
	void a_script_without_end_is_given_up() {
		String script = "for a in 1 2 3 4 5 6 7 8 9 0; do ".repeat(6) + "true; " + "done; ".repeat(6);
		assertThat(run(script).err()).contains("gives up");
	}

}
