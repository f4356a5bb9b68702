using Microsoft.EntityFrameworkCore;

namespace Persistence.Benchmarks.Sqlite.Peers;

/// <summary>EF Core's view of the tables of the store.</summary>
internal sealed class ChatContext(DbContextOptions<ChatContext> options) : DbContext(options)
{
    /// <summary>The sessions.</summary>
    public DbSet<ChatEntity> Chats => Set<ChatEntity>();

    /// <summary>Their messages.</summary>
    public DbSet<MessageEntity> Messages => Set<MessageEntity>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var chat = modelBuilder.Entity<ChatEntity>().ToTable("chat");
        chat.HasKey(entity => entity.Session);
        chat.Property(entity => entity.Session).HasColumnName("_id");
        chat.Property(entity => entity.Version).HasColumnName("_version").IsConcurrencyToken();
        chat.Property(entity => entity.Id).HasColumnName("id");
        chat.Property(entity => entity.Topic).HasColumnName("topic");
        chat.Property(entity => entity.Status).HasColumnName("status");
        chat.HasMany(entity => entity.Messages).WithOne().HasForeignKey(entity => entity.Session);
        var message = modelBuilder.Entity<MessageEntity>().ToTable("chat_messages");
        message.HasKey(entity => new { entity.Session, entity.Sequence });
        message.Property(entity => entity.Session).HasColumnName("_session");
        message.Property(entity => entity.Sequence).HasColumnName("_sequence").ValueGeneratedNever();
        message.Property(entity => entity.Id).HasColumnName("id");
        message.Property(entity => entity.Sender).HasColumnName("sender");
        message.Property(entity => entity.Content).HasColumnName("content");
        message.Property(entity => entity.SentAt).HasColumnName("sent_at");
    }
}

/// <summary>A row of <c>chat</c>.</summary>
internal sealed class ChatEntity
{
    public long Session { get; init; }

    public long Version { get; set; }

    public required string Id { get; init; }

    public required string Topic { get; set; }

    public int Status { get; set; }

    public List<MessageEntity> Messages { get; init; } = [];
}

/// <summary>A row of <c>chat_messages</c>.</summary>
internal sealed class MessageEntity
{
    public long Session { get; init; }

    public long Sequence { get; init; }

    public required string Id { get; init; }

    public required string Sender { get; init; }

    public required string Content { get; init; }

    public DateTimeOffset SentAt { get; init; }
}
