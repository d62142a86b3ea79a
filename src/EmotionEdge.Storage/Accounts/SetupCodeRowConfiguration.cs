using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmotionEdge.Storage.Accounts;

internal sealed class SetupCodeRowConfiguration : IEntityTypeConfiguration<SetupCodeRow>
{
    public void Configure(EntityTypeBuilder<SetupCodeRow> builder) => builder.ToTable("setup_code");
}
