using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Stores;

/// <summary>Emits what only a store of JSON files has: a place, and repairs.</summary>
internal static class JsonStoreMembers
{
    public static void Emit(SessionSpec session, SourceWriter writer)
    {
        var key = session.Key.TypeName;
        writer.Write($"""

            /// <summary>The directory of the class.</summary>
            public string Location => Files.Location;

            /// <summary>How many repairs this store has made since it was opened.</summary>
            public int RecoveryCount => Recoveries.Recoveries.Count;

            /// <summary>What this store has repaired since it was opened: torn last writes that it cut off, last commits to which it gave their newline, and what <c>Recover</c> was asked for.</summary>
            public core::RecoveryReport Recoveries => Files.Recoveries;

            /// <summary>Repairs the damaged sessions: what is valid goes into a fresh file, the damaged file is kept under another name. A session of which no header is left is moved aside as a whole. Sessions that are not damaged are not touched, except that a last commit that lacks its newline gets it.</summary>
            /// <returns>What was repaired.</returns>
            public core::RecoveryReport Recover() => Files.Recover();

            /// <summary>Repairs one session, if it is damaged.</summary>
            /// <param name="key">The session's key.</param>
            /// <returns>What was repaired.</returns>
            public core::RecoveryReport Recover({key} key) => Files.Recover(key);

            private core::Json.JsonSessionFiles<{key}> Files => ((core::Json.IJsonSessionEngine<{key}>)Engine).Files;
            """);
        if (session.Async)
        {
            Asynchronous(key, writer);
        }
    }

    private static void Asynchronous(string key, SourceWriter writer) => writer.Write($"""

        /// <summary>The asynchronous counterpart of <c>Recover()</c>.</summary>
        /// <param name="cancellationToken">Cancels the call if nothing was repaired yet.</param>
        /// <returns>What was repaired.</returns>
        public sys::Threading.Tasks.ValueTask<core::RecoveryReport> RecoverAsync(sys::Threading.CancellationToken cancellationToken = default) => Files.RecoverAsync(cancellationToken);

        /// <summary>The asynchronous counterpart of <c>Recover(key)</c>.</summary>
        /// <param name="key">The session's key.</param>
        /// <param name="cancellationToken">Cancels the call if nothing was repaired yet.</param>
        /// <returns>What was repaired.</returns>
        public sys::Threading.Tasks.ValueTask<core::RecoveryReport> RecoverAsync({key} key, sys::Threading.CancellationToken cancellationToken = default) => Files.RecoverAsync(key, cancellationToken);
        """);
}
