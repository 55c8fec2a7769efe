import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Failed sign-ins per address, known or not (reliability.md B-04). */
@Entity('sign_in_throttle')
export class SignInThrottleEntity {
  @PrimaryColumn({ type: 'text' })
  email!: string;

  @Column({ type: 'int', default: 0 })
  failures!: number;

  @Column({ type: 'timestamptz', nullable: true })
  blockedUntil!: Date | null;
}
