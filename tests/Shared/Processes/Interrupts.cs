namespace Persistence.Testing.Processes;

/// <summary>How this process takes SIGINT.</summary>
internal static class Interrupts
{
    /// <summary>Whether this process ignores SIGINT, as what a shell starts in the background does: then what it starts ignores it, too. Only Linux says so.</summary>
    public static bool AreIgnored { get; } = File.Exists("/proc/self/status")
        && File.ReadLines("/proc/self/status").Any(static line => line.StartsWith("SigIgn:", StringComparison.Ordinal) && (Convert.ToUInt64(line["SigIgn:".Length..].Trim(), 16) & 2) != 0);

    /// <summary>Skips a test that sends SIGINT where it would not arrive.</summary>
    public static void SkipWhereIgnored(string signal) => Xunit.Assert.SkipWhen(signal == "INT" && AreIgnored, "this process ignores SIGINT, and so does what it starts");
}
