using System.Globalization;
using System.Reflection;

namespace Persistence.TestKit;

/// <summary>
/// A base for a test that small stores, written once by each schema version of a session class and kept with the tests, are read by the present class
/// for ever. A folder holds a folder for each version, <c>v1</c>, with one for each backend. Bound to no test framework: call <see cref="Check()"/> from a test.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">Its key.</typeparam>
/// <typeparam name="TStore">The interface of its stores.</typeparam>
/// <param name="folder">The folder of the fixtures, among the sources of the tests.</param>
public abstract class FrozenStores<TSession, TKey, TStore>(string folder)
    where TSession : class
    where TKey : notnull
    where TStore : class, ISessionStore<TSession, TKey>
{
    /// <summary>The environment variable that, with the value 1, lets fixtures be written that are not there.</summary>
    public const string WritingVariable = "PERSISTENCE_WRITE_FIXTURES";

    /// <summary>The present schema version of the class.</summary>
    protected static int PresentVersion => typeof(TSession).GetCustomAttribute<PersistedSessionAttribute>()?.SchemaVersion
        ?? throw new InvalidOperationException($"{typeof(TSession)} is no session class: it has no [PersistedSession].");

    /// <summary>The backends that fixtures are kept of. One that cannot be used on this machine is left out.</summary>
    protected abstract IEnumerable<FixtureBackend<TStore>> Backends { get; }

    /// <summary>Whether fixtures that are not there are written; by default what the environment variable says.</summary>
    protected virtual bool IsWriting => Environment.GetEnvironmentVariable(WritingVariable) == "1";

    /// <summary>
    /// Opens every fixture, looks whether it is intact, and gives it to <see cref="Check(TStore, int)"/>. Before that the fixture of the present version is written where
    /// it is not there and the environment variable asks for it. A fixture that is there is never changed.
    /// </summary>
    /// <exception cref="ConformanceException">There is no fixture of the present version, or one cannot be read.</exception>
    public void Check()
    {
        foreach (var backend in Backends)
        {
            WriteMissing(backend);
            foreach (var version in Versions(backend))
            {
                Read(backend, version);
            }
        }
    }

    /// <summary>Fills a store with sessions that have each member, and each log, at least once.</summary>
    /// <param name="store">The store.</param>
    protected abstract void Write(TStore store);

    /// <summary>Checks what a version wrote. The store is a copy: it may be changed.</summary>
    /// <param name="store">The store.</param>
    /// <param name="version">The schema version that wrote it.</param>
    protected abstract void Check(TStore store, int version);

    private void WriteMissing(FixtureBackend<TStore> backend)
    {
        var target = Place(backend, PresentVersion);
        if (Directory.Exists(target))
        {
            return;
        }

        if (!IsWriting)
        {
            throw new ConformanceException(
                $"There is no fixture of schema version {PresentVersion} of {typeof(TSession).Name} in '{target}'. Write it and commit it, with no test changed: {WritingVariable}=1 dotnet test");
        }

        // A fixture is there as a whole or not at all.
        var unfinished = target + ".unfinished";
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        Directory.CreateDirectory(unfinished);
        backend.Write(unfinished, Write);
        Directory.Move(unfinished, target);
    }

    private List<int> Versions(FixtureBackend<TStore> backend) => [.. Directory.EnumerateDirectories(folder, "v*")
        .Select(static path => int.TryParse(Path.GetFileName(path)[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0)
        .Where(version => version > 0 && Directory.Exists(Place(backend, version)))
        .Order()];

    private void Read(FixtureBackend<TStore> backend, int version)
    {
        try
        {
            backend.Read(Place(backend, version), store =>
            {
                TestKit.Check.Equal("", string.Join("; ", store.Verify().Findings), "what Verify finds");
                Check(store, version);
            });
        }
        catch (Exception error) when (error is ConformanceException or SessionException)
        {
            throw new ConformanceException($"The fixture of schema version {version} of {typeof(TSession).Name} on {backend.Name}: {error.Message}", error);
        }
    }

    private string Place(FixtureBackend<TStore> backend, int version) => Path.Combine(folder, $"v{version.ToString(CultureInfo.InvariantCulture)}", backend.Name);
}
