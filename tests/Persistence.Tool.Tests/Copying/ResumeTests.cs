using System.Diagnostics;
using Persistence.Testing.Redis;
using Persistence.Tool.Tests.Harness;

namespace Persistence.Tool.Tests.Copying;

public sealed class ResumeTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>
{
    [Theory]
    [InlineData("json")]
    [InlineData("sqlite")]
    [InlineData("redis")]
    public async Task A_copy_that_is_killed_goes_on_and_never_shows_half_a_session(string kind)
    {
        var seed = Random.Shared.Next();
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        var random = new Random(seed);
        using var folder = new TestFolder();
        Samples.Fill(folder["source"], 150, random);
        var target = kind switch { "json" => folder["target"], "sqlite" => folder["target.db"], _ => $"redis://127.0.0.1:{redis.Server.Port}/{RedisServerFixture.NewPrefix()}" };
        for (var kill = 0; kill < 4; kill++)
        {
            using var process = Process.Start(new ProcessStartInfo("dotnet", [ToolPath, "copy", folder["source"], target]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            if (!process.WaitForExit(random.Next(250, 900)))
            {
                process.Kill();
                await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            }

            if (kind == "redis" || Path.Exists(target))
            {
                // What is there is whole.
                var (code, results, notes) = await Persist.Run("verify", target);
                Assert.True(code is 0 or 2, $"seed {seed}: {notes}{results}");
            }
        }

        await Persist.Succeed("copy", folder["source"], target);
        Assert.Equal(await Persist.DigestOf(folder["source"]), await Persist.DigestOf(target));
        var again = await Persist.Succeed("copy", folder["source"], target);
        Assert.Contains("300 sessions: 0 created, 0 updated, 300 equal", again, StringComparison.Ordinal);
    }

    private static string ToolPath => Path.Combine(AppContext.BaseDirectory, "persist.dll");
}
