using Persistence.Evolution.Tests.Programs;
using Persistence.Evolution.Tests.Versions;
using Persistence.Testing.Redis;

namespace Persistence.Evolution.Tests.Rows;

/// <summary>Both versions of all classes, built once, a process of each, and what the compiler reports.</summary>
public sealed class BothVersions : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evolution-").FullName;
    private readonly Dictionary<string, RunningProgram> _programs = new(StringComparer.Ordinal);
    private readonly RedisServerFixture _redis = new();

    internal Reports Reports { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Start("old", static row => row.Before);
        Start("new", static row => row.After);
        Reports = await Reports.Of(Row.All);
    }

    internal IReadOnlyList<(string Backend, Rollout Rollout)> Run(Row row)
    {
        List<(string, string)> places = [("JSON", Path.Combine(_folder, row.Name)), ("SQLite", Path.Combine(_folder, row.Name + ".db"))];
        if (RedisAvailability.Problem is null)
        {
            places.Add(("Redis", $"{RedisServerFixture.NewPrefix()}@127.0.0.1:{_redis.Server.Port}"));
        }

        return [.. places.Select(place => (place.Item1, new Rollout(row, program => _programs[program], $"{place.Item1}:{place.Item2}").Run()))];
    }

    public ValueTask DisposeAsync()
    {
        foreach (var program in _programs.Values)
        {
            program.Dispose();
        }

        _redis.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private void Start(string program, Func<Row, string> version)
    {
        var image = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, program)).FullName, "UserProject.dll");
        Reports.Project(Row.All, version).Build(image);
        _programs.Add(program, new RunningProgram(image));
    }
}
