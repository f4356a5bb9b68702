namespace Persistence.Samples.Tests.Programs;

/// <summary>A temporary folder in which programs run.</summary>
public sealed class TestFolder : IDisposable
{
    /// <summary>Its path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("multichat-test-").FullName;

    /// <summary>Runs Multichat in it.</summary>
    public ProgramResult Multichat(params string[] arguments) => SampleProcess.Run("Multichat", Path, arguments);

    /// <summary>Starts Multichat in it.</summary>
    public SampleProcess Start(params string[] arguments) => new("Multichat", Path, arguments);

    /// <summary>Writes a file.</summary>
    /// <returns>Its name, relative to the folder.</returns>
    public string Write(string name, string text)
    {
        File.WriteAllText(System.IO.Path.Combine(Path, name), text);
        return name;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
