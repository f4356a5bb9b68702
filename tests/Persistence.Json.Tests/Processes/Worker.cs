namespace Persistence.Json.Tests.Processes;
internal static class Worker { public static int Run(string[] arguments) => 0; }
