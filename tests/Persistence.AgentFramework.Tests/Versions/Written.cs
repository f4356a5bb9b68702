namespace Persistence.AgentFramework.Tests.Versions;

/// <summary>What the versions wrote.</summary>
internal static class Written
{
    public static string[] Versions { get; } = ["9.5.0", "9.10.2", "10.3.0", "10.5.0", "10.8.0", "10.10.0", "10.11.0"];

    public static string[] By(string version) => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Versions", "Written", $"{version}.jsonl"));
}
