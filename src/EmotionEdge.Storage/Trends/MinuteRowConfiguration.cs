using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmotionEdge.Storage.Trends;

internal sealed class MinuteRowConfiguration : IEntityTypeConfiguration<MinuteRow>
{
    public void Configure(EntityTypeBuilder<MinuteRow> builder)
    {
        builder.ToTable("minute");
        builder.Property(row => row.Id).ValueGeneratedNever();
    }
}
