using System.Globalization;
using Persistence.TestKit;
using Persistence.TestKit.Sessions;
using Persistence.Testing.Redis;

namespace Persistence.Conformance;

/// <summary>Verify while other processes write: what they change meanwhile is no damage.</summary>
public sealed class VerifyMeanwhileTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>, IDisposable
{
    private const int Writers = 3;
    private const int Changes = 20;

    private readonly string _folder = Directory.CreateTempSubdirectory("conformance-verify-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(BackendTurns.Of), 2, MemberType = typeof(BackendTurns))]
    public void Verify_beside_processes_that_write_finds_no_damage(string backend)
    {
        using var location = Location.At(backend, _folder, redis.Server.Port);
        using var store = location.Open<IMultichatSessionStore>();
        ChangingWriter.Prepare(store);
        var reports = new List<IntegrityReport>();
        Worker.RunAll(Writers, writer => Worker.Start("change", location.ToString(), writer.ToString(CultureInfo.InvariantCulture), Changes.ToString(CultureInfo.InvariantCulture)), () => reports.Add(store.Verify()));
        reports.Add(store.Verify());
        Assert.All(reports, report => Assert.Empty(report.Findings));
        Assert.True(reports.Count > 1, "it was verified while they wrote");
        Assert.Equal(300L + (2 * Writers * Changes), store.CountMessages("long"));
    }
}
