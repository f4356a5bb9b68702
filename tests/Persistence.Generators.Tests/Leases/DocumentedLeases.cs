using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.Leases;

/// <summary>The examples of docs/leases.md compile without a warning, and run.</summary>
public sealed class DocumentedLeases : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("documented-leases-").FullName;

    [Fact]
    public void The_examples_run()
    {
        var said = RoundTrip.Run($$"""
            {{Block("class")}}
            public static class Case
            {
                public static string Run()
                {
                    var said = new List<string>();
                    using var store = new AgentJobSqliteStore("Data Source={{Path.Combine(_folder, "jobs.db")}}");
                    store.Create(new AgentJob { Id = "job-7" });
                    Lease();
                    using (store.TryAcquireLease("job-7", "somebody", TimeSpan.FromMinutes(1)))
                    {
                        Lease();
                    }

                    var job = store.Load("job-7");
                    said.Add($"step {job.Step}, {job.Effects.Count} effects");
                    store.Create(new AgentJob { Id = "job-8", DueAt = DateTimeOffset.UtcNow.AddSeconds(-1) });
                    store.Create(new AgentJob { Id = "bad", DueAt = DateTimeOffset.UtcNow.AddSeconds(-2) });
                    for (var attempt = 0; attempt < 5; attempt++)
                    {
                        store.ClaimDue("w", TimeSpan.FromMinutes(1))!.Dispose();
                    }

                    Claim();
                    said.Add($"step {store.Load("job-8").Step}");
                    return string.Join("; ", said);

                    void Say(string text) => said.Add(text);

                    void Lease()
                    {
                        {{Code("lease")}}
                    }

                    void Claim()
                    {
                        {{Code("claim")}}
                    }
                }
            }
            """);
        Assert.Equal("held by somebody; step 3, 3 effects; bad failed too often; step 3", said);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Code(string name) => Block(name).Replace("Console.WriteLine(", "Say(", StringComparison.Ordinal);

    private static string Block(string name, [CallerFilePath] string here = "")
    {
        var page = File.ReadAllText(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/leases.md"))).ReplaceLineEndings("\n");
        return Regex.Match(page, $"<!-- {name} -->\n```csharp\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
    }
}
