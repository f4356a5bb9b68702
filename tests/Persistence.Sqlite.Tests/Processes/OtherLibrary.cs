using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Microsoft.Data.Sqlite;
using Persistence.Sqlite.Tests.Sessions;
using SQLitePCL;

namespace Persistence.Sqlite.Tests.Processes;

/// <summary>Uses a store where SQLite is another library, or another copy of it, than the one this package would find by itself.</summary>
internal static class OtherLibrary
{
    /// <summary>Whether the system has a SQLite of its own under the name that the provider asks for.</summary>
    public static bool HasSystemLibrary => OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libsqlite3.so", out _);

    public static int Run(string kind, string connectionString)
    {
        switch (kind)
        {
            case "system":
                // Sets the provider of the package, which opens nothing then.
                System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(SqliteConnection).TypeHandle);
                raw.SetProvider(new SQLite3Provider_sqlite3());
                return Use(connectionString);
            case "plugin":
                return (int)new PluginContext().LoadFromAssemblyPath(typeof(OtherLibrary).Assembly.Location)
                    .GetType(typeof(OtherLibrary).FullName!)!
                    .GetMethod(nameof(Use), BindingFlags.Static | BindingFlags.Public)!
                    .Invoke(null, [connectionString])!;
            default:
                return 2;
        }
    }

    /// <summary>Writes and reads, and says which SQLite it was.</summary>
    public static int Use(string connectionString)
    {
        using var store = new ChatSqliteStore(connectionString);
        store.Create(TemporaryDatabase.Chat("c", "Agent-4"));
        store.AppendRemarks("c", TemporaryDatabase.Remark("1"));
        store.AppendRemarks("c", TemporaryDatabase.Remark("2"));
        var chat = store.Load("c");
        chat.Topic = "saved";
        store.Save(chat);
        Console.WriteLine($"{raw.sqlite3_libversion().utf8_to_string()} {store.CountRemarks("c")} {store.FindByParticipants("Agent-4").Count} {store.Verify().IsIntact}");
        return 0;
    }

    // As a host loads a plugin that shares the host's SQLite: the toolkit is the plugin's own, and so would be a native library that the toolkit loads.
    private sealed class PluginContext : AssemblyLoadContext
    {
        private static readonly string[] s_shared = ["Microsoft.Data.Sqlite", "SQLitePCLRaw."];

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var path = Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll");
            return !Array.Exists(s_shared, shared => assemblyName.Name!.StartsWith(shared, StringComparison.Ordinal)) && File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }

        protected override nint LoadUnmanagedDll(string unmanagedDllName)
        {
            if (unmanagedDllName != "e_sqlite3")
            {
                return 0;
            }

            var own = Path.Combine(Path.GetTempPath(), $"plugin-{Environment.ProcessId}-libe_sqlite3.so");
            File.Copy(Directory.GetFiles(AppContext.BaseDirectory, "libe_sqlite3.so", SearchOption.AllDirectories).First(found => found.Contains($"linux-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}", StringComparison.Ordinal)), own, overwrite: true);
            var library = NativeLibrary.Load(own);
            File.Delete(own);
            return library;
        }
    }
}
