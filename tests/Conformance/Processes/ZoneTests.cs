using System.Globalization;
using Persistence.Testing.Redis;

namespace Persistence.Conformance;

/// <summary>Indexed local times that a program in one time zone stores and programs in others look for.</summary>
public sealed class ZoneTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>, IDisposable
{
    private static readonly string s_expected = string.Join('\n', [.. Enumerable.Range(0, 7).Select(static id => $"{id}: {id} | {id} | {id}"), "6 1 2 0 3 4 5", "intact"]);

    private readonly string _folder = Directory.CreateTempSubdirectory("conformance-zones-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("json")]
    [InlineData("sqlite")]
    [InlineData("redis")]
    public async Task A_local_time_is_found_in_every_zone_by_what_it_is_loaded_as(string backend)
    {
        var location = backend == "redis" ? $"redis:{RedisServerFixture.NewPrefix()}@127.0.0.1:{redis.Server.Port}" : $"{backend}:{_folder}";
        Assert.Equal(s_expected, await Run("Europe/Berlin", "store-local-times", location));
        foreach (var zone in (string[])["UTC", "America/New_York", "Asia/Kathmandu", "Europe/Berlin"])
        {
            Assert.Equal($"{zone}\n{s_expected}", $"{zone}\n{await Run(zone, "find-local-times", location)}");
        }
    }

    private static async Task<string> Run(string zone, string work, string location)
    {
        using var worker = Worker.StartIn(zone, work, location, 0.ToString(CultureInfo.InvariantCulture), 0.ToString(CultureInfo.InvariantCulture));
        worker.StandardInput.Close();
        var output = await worker.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output.ReplaceLineEndings("\n").TrimEnd();
    }
}
